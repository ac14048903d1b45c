package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.live.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who to log in as. A password that is not given is asked for; none is ever part of a message. */
final class LoginArguments {
    private final ConnectOptions.Flags flags;
    private final Console console;

    LoginArguments(ConnectOptions raw, Console console) {
        this.flags = raw.flags;
        this.console = console;
    }

    ConnectSettings.@Nullable Login login() throws IOException, UsageException {
        GivenFlag user = filled(GivenFlag.of("--user", flags.user, console.environment()));
        GivenFlag token = filled(GivenFlag.of("--auth-jwt-token", flags.authJwtToken, console.environment()));
        GivenFlag password = filled(GivenFlag.of("--password", flags.password, console.environment()));
        if (token != null) {
            return token(token, user);
        }
        if (user != null) {
            return user(user, password);
        }
        if (flags.password != null) {
            throw new UsageException("--password is given without --user; whose is it?");
        }
        return null;
    }

    /** An empty value is none, as in etcdctl: so a flag can take back a variable. */
    private static @Nullable GivenFlag filled(@Nullable GivenFlag flag) {
        return flag == null || flag.text().isEmpty() ? null : flag;
    }

    private static ConnectSettings.Token token(GivenFlag token, @Nullable GivenFlag user) throws UsageException {
        if (user != null) {
            throw new UsageException(token + " and " + user + " say two things of who you are; give one of them");
        }
        if (!token.text().matches("[ -~]+")) {
            throw new UsageException(token + " holds a line end or another character that no token has; is it the token"
                    + " alone?");
        }
        return new ConnectSettings.Token(Secret.of(token.text()));
    }

    private ConnectSettings.Password user(GivenFlag user, @Nullable GivenFlag password)
            throws IOException, UsageException {
        int colon = user.text().indexOf(':');
        if (colon >= 0 && password != null) {
            throw new UsageException(user + " holds a password, and " + password + " is another; give one of them");
        }
        String name = colon < 0 ? user.text() : user.text().substring(0, colon);
        if (name.isEmpty()) {
            throw new UsageException(user + " has no name before the colon; give NAME or NAME:PASSWORD");
        }
        if (password != null) {
            return new ConnectSettings.Password(name, Secret.of(password.text()));
        }
        return new ConnectSettings.Password(name,
                Secret.of(colon < 0 ? asked(name) : user.text().substring(colon + 1)));
    }

    private String asked(String name) throws IOException, UsageException {
        String answer = console.prompt().secret("Password for " + name + ": ");
        if (answer == null) {
            throw new UsageException("the password of user '" + name + "' is not given, and there is no terminal to"
                    + " ask for it; set ETCDCTL_PASSWORD");
        }
        return answer;
    }
}
