package dev.etcdray.kube.anatomy;

/** What names out of values are shown as. */
public interface FieldNames {
    /** As they are. */
    FieldNames PLAIN = new FieldNames() {
        @Override
        public String field(String resource, int level, String parent, String name) {
            return name;
        }

        @Override
        public String entry(String name) {
            return name;
        }
    };

    /**
     * The name of a field.
     *
     * @param resource the resource
     * @param level 1 for a field of the object itself, 2 for one of these
     * @param parent name of the field that it is in, empty for the object itself
     * @param name its name, {@code #7} for one whose name is not known
     */
    String field(String resource, int level, String parent, String name);

    /** The key of a map's entry, or the name of a field manager. */
    String entry(String name);
}
