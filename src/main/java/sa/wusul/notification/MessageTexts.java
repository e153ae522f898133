package sa.wusul.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The texts that analysts write beside the table that selects among them. They are
 * checked when they are read, so that no sentence fails on the day it is needed.
 */
@Component
class MessageTexts {

	static final String RESOURCE = "processes/notification/notification-texts_ar.properties";

	private static final String REFERENCE = "reference";

	private static final String ANY_OTHER = "OTHER";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

	private static final Pattern BRACE = Pattern.compile("[{}]");

	private static final Pattern LINK = Pattern.compile("(?i)https?:|www\\.|\\.(sa|com|net|org)\\b");

	private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

	private static final String REFERENCE_LINE = "\n{reference}\n";

	/** Texts and, under {@code group.code}, the labels that fill them. */
	private final Map<String, String> texts;

	MessageTexts() {
		this(read());
	}

	MessageTexts(Map<String, String> texts) {
		this.texts = texts;
		var faults = new ArrayList<String>();
		keys().forEach((key) -> check(key, faults));
		if (!faults.isEmpty()) {
			throw new IllegalStateException(RESOURCE + ": " + String.join("; ", faults));
		}
	}

	private static Map<String, String> read() {
		var properties = new Properties();
		try (var reader = new InputStreamReader(new ClassPathResource(RESOURCE).getInputStream(),
				StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		return properties.stringPropertyNames()
			.stream()
			.collect(Collectors.toMap((key) -> key, properties::getProperty, (one, other) -> one, TreeMap::new));
	}

	private void check(String key, List<String> faults) {
		var text = this.texts.get(key);
		if (!("\n" + text + "\n").contains(REFERENCE_LINE)) {
			faults.add(key + " has no line of its own with {reference}");
		}
		if (LINK.matcher(text).find()) {
			faults.add(key + " has a link");
		}
		if (INVISIBLE.matcher(text).find()) {
			faults.add(key + " has an invisible character");
		}
		PLACEHOLDER.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.filter((name) -> !name.equals(REFERENCE) && !this.texts.containsKey(name + "." + ANY_OTHER))
			.forEach((name) -> faults.add(key + " has {" + name + "}, but there is no label " + name + ".OTHER"));
		if (BRACE.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find()) {
			faults.add(key + " has a brace that belongs to no placeholder");
		}
	}

	Set<String> keys() {
		return this.texts.keySet().stream().filter((key) -> !key.contains(".")).collect(Collectors.toSet());
	}

	/** The codes that have a label of their own. */
	Set<String> codes(String group) {
		var prefix = group + ".";
		return this.texts.keySet()
			.stream()
			.filter((key) -> key.startsWith(prefix))
			.map((key) -> key.substring(prefix.length()))
			.collect(Collectors.toSet());
	}

	/**
	 * The text for one case, its placeholders filled by the labels of the facts' codes.
	 */
	String render(String key, String caseReference, Map<String, String> facts) {
		if (!keys().contains(key)) {
			throw new UnknownMessageException(key);
		}
		return PLACEHOLDER.matcher(this.texts.get(key))
			.replaceAll((match) -> Matcher.quoteReplacement(match.group(1).equals(REFERENCE) ? caseReference
					: label(match.group(1), facts.getOrDefault(match.group(1), ANY_OTHER))));
	}

	String label(String group, String code) {
		return this.texts.getOrDefault(group + "." + code, this.texts.get(group + "." + ANY_OTHER));
	}

}
