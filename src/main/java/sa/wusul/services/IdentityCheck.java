package sa.wusul.services;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.Particular;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.text.ArabicText;

/**
 * The comparison of what an applicant stated about themselves with the registers. Tables
 * read only its outcome, under its own name; an officer decides on all but one.
 */
public enum IdentityCheck {

	/** The statements agree with the registers. */
	MATCHES,

	/** No register reported the name. */
	NAME_UNKNOWN,

	NAME_DIFFERS,

	WORKER_NAME_DIFFERS,

	SECTION_DIFFERS,

	/** Without log-in, the mobile number is not the one on file. */
	NUMBER_UNPROVEN;

	/** The name of the outcome among the findings of a case and in tables. */
	public static final String FINDING = "identityCheck";

	/** The end of the name of a finding that repeats an answer of the form. */
	static final String ON_FILE = "OnFile";

	static final String NAME = "name" + ON_FILE;

	private static final String WORKER = "workerName";

	private static final Map<String, String> SECTIONS = Map.of("MALE", "men", "FEMALE", "women");

	private static final Set<String> PARTICLES = Set.of(ArabicText.of("name.particles").split(" "));

	/**
	 * Letters that are written for each other, in pairs: the first becomes the second.
	 */
	private static final String[] LETTERS = ArabicText.of("name.letters").split(" ");

	private static final Pattern SIGNS = Pattern.compile("[\\p{M}.'’-]|" + ArabicText.of("name.signs"));

	/** The length of a mobile number without its prefix. */
	private static final int NUMBER_LENGTH = 9;

	/** Compares what was stated in the application with the findings. */
	public static IdentityCheck of(CaseFile file, List<Particular> stated, Map<String, Object> findings) {
		if (!(findings.get(NAME) instanceof PersonName name)) {
			return NAME_UNKNOWN;
		}
		if (!isSame(file.requester().name(), name)) {
			return NAME_DIFFERS;
		}
		if (stated.stream()
			.anyMatch((one) -> one.name().equals(WORKER) && !isSame(one.value(), findings.get(WORKER + ON_FILE)))) {
			return WORKER_NAME_DIFFERS;
		}
		var section = file.place().section();
		if (!SECTIONS.getOrDefault(findings.getOrDefault("gender", ""), section).equals(section)) {
			return SECTION_DIFFERS;
		}
		return isProven(file, findings.get("mobile" + ON_FILE)) ? MATCHES : NUMBER_UNPROVEN;
	}

	private static boolean isProven(CaseFile file, Object onFile) {
		var mobile = file.requester().mobile();
		return file.channel() == Channel.PORTAL || onFile instanceof String number && mobile.length() > NUMBER_LENGTH
				&& number.endsWith(mobile.substring(mobile.length() - NUMBER_LENGTH));
	}

	private static boolean isSame(String stated, Object onFile) {
		return onFile instanceof PersonName name && plain(stated).equals(plain(name.value()));
	}

	/**
	 * Returns a name without marks, particles and spaces, with one form of each letter.
	 */
	private static String plain(String name) {
		var letters = SIGNS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
			.replaceAll("")
			.toLowerCase(Locale.ROOT);
		for (var pair : LETTERS) {
			letters = letters.replace(pair.charAt(0), pair.charAt(1));
		}
		return Arrays.stream(letters.split("\\s+"))
			.filter((word) -> !PARTICLES.contains(word))
			.collect(Collectors.joining());
	}

}
