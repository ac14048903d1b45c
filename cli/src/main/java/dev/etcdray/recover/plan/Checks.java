package dev.etcdray.recover.plan;

/** Short forms of answers. */
final class Checks {

    private Checks() {
    }

    static Check pass(String id, String evidence) {
        return new Check(id, Check.Result.PASS, evidence, "as it should be", null);
    }

    static Check warn(String id, String evidence, String meaning) {
        return new Check(id, Check.Result.WARN, evidence, meaning, null);
    }

    static Check refuse(String id, String evidence, String meaning) {
        return new Check(id, Check.Result.REFUSE, evidence, meaning, null);
    }

    static Check refuseUnless(String allow, String id, String evidence, String meaning) {
        return new Check(id, Check.Result.REFUSE, evidence, meaning, allow);
    }

    static Check notMade(String allow, String id, String evidence, String meaning) {
        return new Check(id, Check.Result.NOT_MADE, evidence, meaning, allow);
    }
}
