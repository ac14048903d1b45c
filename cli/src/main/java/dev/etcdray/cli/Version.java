package dev.etcdray.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        // Written into the jar's manifest; classes run from a build directory have none.
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[]{"etcdray " + (version == null ? "(not packaged)" : version), "Java " + Runtime.version()};
    }
}
