package sa.wusul.notification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules for the files of texts: both languages have the same texts with the same fields,
 * each in its own letters, and no message is longer than two parts.
 */
public final class MessageTextRules {

	/** Parts that a message has at most. */
	static final int MOST_PARTS = 2;

	private static final String REFERENCE_LINE = "\n{reference}\n";

	private static final Pattern LINK = Pattern.compile("(?i)https?:|www\\.|\\.(sa|com|net|org)\\b");

	private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

	private static final Pattern BRACE = Pattern.compile("[{}]");

	private static final Map<MessageLanguage, Pattern> SIGNS = Map.of(MessageLanguage.ARABIC,
			Pattern.compile("[\\p{InArabic}\\d\\s.:,()/\\-]*"), MessageLanguage.ENGLISH,
			Pattern.compile("[A-Za-z\\d \\n.:;,()/'&%+?!\\-]*"));

	/** A key that the table of messages selects. */
	private static final Pattern SELECTED = Pattern.compile("<outputEntry[^>]*>\\s*<text>\"([a-z][A-Za-z]*)\"</text>");

	private MessageTextRules() {
	}

	/** Returns the language of a file of texts by its name; empty for any other file. */
	public static Optional<MessageLanguage> language(String file) {
		var name = file.substring(file.lastIndexOf('/') + 1);
		return List.of(MessageLanguage.values())
			.stream()
			.filter((language) -> language.file().equals(name))
			.findFirst();
	}

	/** Returns the file of texts that comes with the program. */
	public static byte[] packaged(MessageLanguage language) {
		return MessageTexts.packagedFile(language);
	}

	/**
	 * Returns texts and labels of a file by their keys.
	 * @throws IllegalArgumentException if it has a malformed escape
	 */
	public static Map<String, String> parts(MessageLanguage language, byte[] file) {
		return MessageTexts.read(language, file).written();
	}

	/**
	 * Returns the number of parts of each message of a file, filled with its longest
	 * labels.
	 */
	public static Map<String, Integer> sizes(MessageLanguage language, byte[] file) {
		var texts = MessageTexts.read(language, file);
		return texts.keys()
			.stream()
			.collect(Collectors.toMap((key) -> key, (key) -> SmsText.inParts(texts.longest(key)).parts().size()));
	}

	/**
	 * Returns the faults of texts in both languages, where those of the program stand in
	 * for a file that is not known.
	 * @param table the table that selects messages, if it is known
	 */
	public static List<TextFault> check(Optional<byte[]> arabic, Optional<byte[]> english, Optional<byte[]> table) {
		var texts = new EnumMap<MessageLanguage, MessageTexts>(MessageLanguage.class);
		var faults = new ArrayList<TextFault>();
		Map.of(MessageLanguage.ARABIC, arabic, MessageLanguage.ENGLISH, english).forEach((language, file) -> {
			try {
				texts.put(language, file.map((content) -> MessageTexts.read(language, content))
					.orElseGet(() -> MessageTexts.packaged(language)));
			}
			catch (IllegalArgumentException malformed) {
				faults.add(new TextFault(language, "", "readable", String.valueOf(malformed.getMessage())));
			}
		});
		if (!faults.isEmpty()) {
			return faults;
		}
		faults.addAll(check(texts));
		english.ifPresent((file) -> compareRemedies(texts.get(MessageLanguage.ENGLISH), faults));
		var needed = table.map(MessageTextRules::selected).orElseGet(TreeSet::new);
		needed.addAll(MessageTexts.packaged(MessageLanguage.ARABIC).keys());
		texts.forEach((language, known) -> needed.stream()
			.filter((key) -> !known.keys().contains(key))
			.forEach((key) -> faults.add(new TextFault(language, key, "text-missing", key))));
		var packaged = MessageTexts.packaged(MessageLanguage.ARABIC);
		packaged.keys()
			.forEach((key) -> texts.forEach((language, known) -> known.facts(key)
				.stream()
				.filter((name) -> !packaged.facts(key).contains(name) && !known.hasLabel(name, MessageTexts.ANY_OTHER))
				.forEach((name) -> faults.add(new TextFault(language, key, "text-field", "{" + name + "}")))));
		return faults.stream().distinct().toList();
	}

	private static Set<String> selected(byte[] table) {
		return SELECTED.matcher(new String(table, StandardCharsets.UTF_8))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Returns the faults of texts in one language or in both. */
	static List<TextFault> check(Map<MessageLanguage, MessageTexts> texts) {
		var faults = new ArrayList<TextFault>();
		texts.values().forEach((known) -> {
			known.keys().forEach((key) -> checkText(known, key, faults));
			known.written()
				.keySet()
				.stream()
				.filter((key) -> key.contains("."))
				.forEach((key) -> checkLetters(known, key, faults));
		});
		if (texts.size() > 1) {
			var arabic = texts.get(MessageLanguage.ARABIC);
			var english = texts.get(MessageLanguage.ENGLISH);
			compare(arabic, english, faults);
			compare(english, arabic, faults);
		}
		return faults;
	}

	private static void checkText(MessageTexts known, String key, List<TextFault> faults) {
		var text = known.written().get(key);
		var before = faults.size();
		if (!("\n" + text + "\n").contains(REFERENCE_LINE)) {
			faults.add(new TextFault(known.language(), key, "text-reference", key));
		}
		if (LINK.matcher(text).find() || INVISIBLE.matcher(text).find()) {
			faults.add(new TextFault(known.language(), key, "text-link", key));
		}
		MessageTexts.PLACEHOLDER.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.filter((name) -> !name.equals(MessageTexts.REFERENCE) && !isValue(known.language(), name)
					&& !known.hasLabel(name, MessageTexts.ANY_OTHER))
			.forEach((name) -> faults.add(new TextFault(known.language(), key, "text-field", "{" + name + "}")));
		if (BRACE.matcher(bare(text)).find()) {
			faults.add(new TextFault(known.language(), key, "text-field", BRACE.pattern()));
		}
		checkLetters(known, key, faults);
		if (faults.size() == before) {
			var message = known.longest(key);
			var parts = SmsText.inParts(message).parts().size();
			if (parts > MOST_PARTS) {
				faults.add(new TextFault(known.language(), key, "text-length",
						key + " (" + message.length() + ", " + parts + ")"));
			}
		}
	}

	private static boolean isValue(MessageLanguage language, String name) {
		return MessageTexts.isMoment(name) || MessageTexts.isNumber(name)
				|| (language == MessageLanguage.ARABIC && name.equals(MessageTexts.REMEDY));
	}

	private static String bare(String text) {
		return MessageTexts.LIMIT.matcher(MessageTexts.PLACEHOLDER.matcher(text).replaceAll("")).replaceAll("");
	}

	private static void checkLetters(MessageTexts known, String key, List<TextFault> faults) {
		var text = BRACE.matcher(bare(known.written().get(key))).replaceAll("");
		if (!LINK.matcher(text).find() && !INVISIBLE.matcher(text).find()
				&& !SIGNS.get(known.language()).matcher(text).matches()) {
			faults.add(new TextFault(known.language(), key, "text-letters", key));
		}
	}

	/** Finds what one language has and the other lacks. */
	private static void compare(MessageTexts one, MessageTexts other, List<TextFault> faults) {
		one.written()
			.keySet()
			.stream()
			.filter((key) -> !other.written().containsKey(key) && !key.startsWith(MessageTexts.REMEDY + "."))
			.forEach((key) -> faults.add(new TextFault(other.language(), key, "text-missing", key)));
		one.keys()
			.stream()
			.filter((key) -> other.keys().contains(key))
			.filter((key) -> !fields(one, key).equals(fields(other, key)))
			.filter((key) -> one.language() == MessageLanguage.ENGLISH
					&& faults.stream().noneMatch((fault) -> fault.key().equals(key)))
			.forEach((key) -> faults.add(new TextFault(one.language(), key, "text-fields",
					String.join(" ", fields(other, key)) + " / " + String.join(" ", fields(one, key)))));
	}

	/**
	 * Returns those remedies of tables that the English texts lack.
	 * @param english the texts; those of the program stand in for a file that is not
	 * known
	 */
	public static Set<String> withoutEnglish(Set<String> remedies, Optional<byte[]> english) {
		var known = english.map((content) -> MessageTexts.read(MessageLanguage.ENGLISH, content))
			.orElseGet(() -> MessageTexts.packaged(MessageLanguage.ENGLISH));
		return remedies.stream()
			.filter((remedy) -> !known.hasLabel(MessageTexts.REMEDY, remedy))
			.collect(Collectors.toSet());
	}

	/**
	 * Finds remedies of the tables without English; those of the program's own tables all
	 * have one.
	 */
	private static void compareRemedies(MessageTexts english, List<TextFault> faults) {
		MessageTexts.packaged(MessageLanguage.ENGLISH)
			.written()
			.keySet()
			.stream()
			.filter((key) -> key.startsWith(MessageTexts.REMEDY + ".") && !english.written().containsKey(key))
			.sorted()
			.forEach((key) -> faults.add(new TextFault(MessageLanguage.ENGLISH, key, "text-missing", key)));
	}

	private static Set<String> fields(MessageTexts known, String key) {
		var fields = new TreeSet<String>();
		var text = known.written().get(key);
		MessageTexts.PLACEHOLDER.matcher(text).results().forEach((match) -> fields.add(match.group()));
		MessageTexts.LIMIT.matcher(text).results().forEach((match) -> fields.add(match.group()));
		return fields;
	}

	/**
	 * A fault in a text.
	 *
	 * @param key of the text or label; empty for the whole file
	 * @param rule the rule that it breaks, by its id in the rule set
	 * @param what it concerns
	 */
	public record TextFault(MessageLanguage language, String key, String rule, String what) {

		@Override
		public String toString() {
			return this.language.file() + " " + this.key + " [" + this.rule + "] " + this.what;
		}

	}

}
