package dev.etcdray.finding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a finding together; what is not set has a sane default. */
final class FindingBuilder {
    private final String id;
    private final List<Evidence.Figure> figures = new ArrayList<>();
    private List<Evidence.Key> keys = List.of();
    private Severity severity = Severity.INFO;
    private Audience audience = Audience.PLATFORM;
    private String sentence = "";
    private long bytes;
    private Savings savings = Savings.NONE;
    private @Nullable Where where;
    private String command = "";
    private String risk = "";
    private String undo = "";
    private Confidence confidence = Confidence.HIGH;
    private @Nullable String unproven;

    FindingBuilder(String id) {
        this.id = id;
    }

    FindingBuilder severity(Severity level) {
        severity = level;
        return this;
    }

    FindingBuilder audience(Audience who) {
        audience = who;
        return this;
    }

    FindingBuilder sentence(String text) {
        sentence = text;
        return this;
    }

    FindingBuilder bytes(long now, Savings saved) {
        bytes = now;
        savings = saved;
        return this;
    }

    FindingBuilder figure(String name, long value, String unit) {
        figures.add(new Evidence.Figure(name, value, unit));
        return this;
    }

    FindingBuilder where(Where place) {
        where = place;
        return this;
    }

    FindingBuilder keys(TopEvidence top) {
        keys = top.keys();
        return this;
    }

    FindingBuilder command(String text, String itsRisk, String itsUndo) {
        command = text;
        risk = itsRisk;
        undo = itsUndo;
        return this;
    }

    FindingBuilder confidence(Confidence level, @Nullable String whatIsUnproven) {
        confidence = level;
        unproven = whatIsUnproven;
        return this;
    }

    Finding build() {
        return new Finding(id, severity, audience, sentence, bytes, savings, where, new Evidence(figures, keys),
                command,
                risk, undo, confidence, unproven);
    }
}
