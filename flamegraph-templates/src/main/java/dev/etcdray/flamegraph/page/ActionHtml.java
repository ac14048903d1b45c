package dev.etcdray.flamegraph.page;

/// What to run, what it does, the way back, and where to look.
final class ActionHtml {
    /// A longer command is not for a terminal: a key in it may have a megabyte.
    private static final int LONGEST_COMMAND = 8192;

    private final Markup out;
    private final Card card;
    private final String id;

    ActionHtml(Markup out, Card card, String id) {
        this.out = out;
        this.card = card;
        this.id = id;
    }

    void add() {
        Action action = card.action();
        Link place = card.place();
        if (action == null && place == null) {
            return;
        }
        out.raw("<div class=\"finding-action\">");
        if (action != null) {
            command(out, id, "Run this", action.command());
            out.raw("<dl class=\"pairs stacked\"><div><dt>What it can do to others</dt><dd>").text(action.risk())
                    .raw("</dd></div><div><dt>The way back</dt><dd>").text(action.undo()).raw("</dd></div></dl>");
        }
        if (place != null) {
            out.raw("<p class=\"jumps\">").open("a", "class", "to-frame jump", "href", place.hash())
                    .raw("Show in the flame graph: <bdi>").text(place.label()).raw("</bdi></a> ");
            out.open("a", "class", "to-rows jump", "href", place.hash()).raw("as a table")
                    .element("span", "visually-hidden", ": " + place.label()).raw("</a></p>");
        }
        out.raw("</div>").line();
    }

    /// A command with its button, which `js/sections.js` shows: without scripts it could do nothing.
    static void command(Markup out, String id, String title, String command) {
        out.open("p", "class", "label", "id", id + "-run").text(title).raw("</p>");
        out.open("div", "class", "command").open("pre", "tabindex", "0", "role", "group", "aria-labelledby",
                id + "-run").raw("<code>");
        if (command.length() > LONGEST_COMMAND) {
            out.text(command).raw("</code></pre></div>").element("p", "what",
                    "Too long to be copied from here; etcdray analyze -w json has all of it.");
            return;
        }
        out.whole(command).raw("</code></pre>");
        out.open("button", "type", "button", "class", "quiet copy", "hidden", "", "aria-describedby", id + "-run")
                .raw("Copy</button></div>");
    }
}
