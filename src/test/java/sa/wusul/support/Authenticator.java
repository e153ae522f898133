package sa.wusul.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * An authenticator app that is not ours: {@code oathtool}, as a process of its own.
 *
 * @param secret in base 32
 */
public record Authenticator(String secret) {

	private static final Pattern SHOWN = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<");

	/** Reads the secret that a page shows. */
	public static Authenticator shownBy(String page) {
		var shown = SHOWN.matcher(page);
		assertThat(shown.find()).as(page).isTrue();
		return new Authenticator(shown.group(1).replace(" ", ""));
	}

	/** Returns the code of a moment. */
	public String code(Instant moment) throws Exception {
		assumeTrue(System.getenv("CI") != null || isInstalled(),
				"oathtool is not installed (Debian's package oathtool)");
		var process = new ProcessBuilder("oathtool", "--totp", "--base32", "--now",
				moment.toString().replaceAll("\\.\\d+", "").replace("T", " ").replace("Z", " UTC"), this.secret)
			.redirectErrorStream(true)
			.start();
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assertThat(process.waitFor()).as("oathtool (Debian's package oathtool): " + said).isZero();
		return said;
	}

	private static boolean isInstalled() throws Exception {
		return new ProcessBuilder("sh", "-c", "command -v oathtool").start().waitFor() == 0;
	}

}
