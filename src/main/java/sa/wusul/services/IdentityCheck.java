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

	/** At the counter, the agent stated another name than the one on file. */
	AGENT_NAME_DIFFERS,

	/** No register reported the name of the worker. */
	WORKER_NAME_UNKNOWN,

	WORKER_NAME_DIFFERS,

	SECTION_DIFFERS,

	/** Without log-in, the mobile number is not the one on file. */
	NUMBER_UNPROVEN;

	/** The name of the outcome among the findings of a case and in tables. */
	public static final String FINDING = "identityCheck";

	/** The end of the name of a finding that repeats an answer of the form. */
	static final String ON_FILE = "OnFile";

	/** The name of the requester's name among the findings of a case. */
	public static final String NAME = "name" + ON_FILE;

	static final String GENDER = "gender";

	static final String MOBILE = "mobile" + ON_FILE;

	static final String WORKER = "workerName";

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
		var worker = stated.stream().filter((one) -> one.name().equals(WORKER)).findFirst();
		if (worker.isPresent() && !(findings.get(WORKER + ON_FILE) instanceof PersonName)) {
			return WORKER_NAME_UNKNOWN;
		}
		if (worker.filter((one) -> !isSame(one.value(), findings.get(WORKER + ON_FILE))).isPresent()) {
			return WORKER_NAME_DIFFERS;
		}
		if (file.channel() != Channel.PORTAL && !isAgent(file, findings)) {
			return AGENT_NAME_DIFFERS;
		}
		if (!isOfSection(file, findings)) {
			return SECTION_DIFFERS;
		}
		return file.channel() == Channel.PORTAL || isSameNumber(file, mobileOnFile(file, findings)) ? MATCHES
				: NUMBER_UNPROVEN;
	}

	/**
	 * Returns the number on file of the person who is told about the case: the
	 * representative, or else the requester.
	 */
	static Object mobileOnFile(CaseFile file, Map<String, Object> findings) {
		return findings.get(file.requester().representation().isPresent() ? RepresentationProof.MOBILE : MOBILE);
	}

	private static boolean isAgent(CaseFile file, Map<String, Object> findings) {
		return file.requester()
			.representative()
			.map((agent) -> isSame(agent.name(), findings.get(RepresentationProof.NAME)))
			.orElse(true);
	}

	/**
	 * Checks that the section is not another than that of the gender on file. An agent of
	 * either gender comes for the requester.
	 */
	static boolean isOfSection(CaseFile file, Map<String, Object> findings) {
		if (file.requester().representation().isPresent()) {
			return true;
		}
		var section = file.place().section();
		return SECTIONS.getOrDefault(findings.getOrDefault(GENDER, ""), section).equals(section);
	}

	static boolean isSameNumber(CaseFile file, Object onFile) {
		var mobile = file.requester().mobile();
		return onFile instanceof String number && mobile.length() > NUMBER_LENGTH
				&& number.endsWith(mobile.substring(mobile.length() - NUMBER_LENGTH));
	}

	static boolean isSame(String stated, Object onFile) {
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
