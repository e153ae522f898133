package sa.wusul.notification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.chrono.HijrahDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.EnglishText;
import sa.wusul.platform.text.NeutralText;

/** The texts of messages in one language, with the labels for their fields. */
final class MessageTexts {

	static final String REFERENCE = "reference";

	/** The fact that names the subject of the case; it comes from the case file. */
	static final String SERVICE = "service";

	static final String ANY_OTHER = "OTHER";

	static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

	/**
	 * A limit of a table: {@code {intake.DOCUMENT}} is replaced by its number and unit
	 * today.
	 */
	static final Pattern LIMIT = Pattern.compile("\\{([a-z]+\\.[A-Z]+(?:_[A-Z]+)*)}");

	/**
	 * Advice from a decision table, one sentence for each obstacle; short, so that the
	 * message has few parts. The tables have it in Arabic; the English texts have a label
	 * for each sentence.
	 */
	static final String REMEDY = "remedy";

	/** The group of subjects of e-mails, by the key of the text. */
	static final String SUBJECT = "subject";

	/** The subject of texts that are too urgent for an e-mail. */
	private static final String NO_EMAIL = "-";

	private static final String CODE = "Code";

	private static final String FOLDER = "processes/notification/";

	/**
	 * A time: {@code {meetingAt}} is replaced by weekday, Hijri and Gregorian date and
	 * time of an ISO-8601 instant.
	 */
	private static final Pattern MOMENT = Pattern.compile("[a-z]+([A-Z][a-z]+)*At");

	/**
	 * A number that is inserted unchanged: {@code {ticketNumber}}, {@code {accessCode}},
	 * {@code {feeAmount}}.
	 */
	private static final Pattern NUMBER = Pattern.compile("[a-z]+([A-Z][a-z]+)*(Number|Code|Amount)");

	private static final Pattern ADVICE = Pattern.compile("[\\p{InArabic}\\d .,()]{1,60}");

	private static final Pattern BETWEEN_ADVICE = Pattern.compile("\u061b ");

	private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9A-Z./-]{1,16}");

	private static final int HUNDRED = 100;

	/** Arabic counts three to ten with the plural. */
	private static final int MOST_OF_FEW = 10;

	/**
	 * The groups of labels that are lists of the organisation; a label of the texts takes
	 * precedence.
	 */
	private static final Map<String, String> LISTS = Map.of("department", "departments", "section", "sections",
			"meetingPlace", "centres", "deliveryOffice", "centres", "missingDocument", "documentKinds");

	/** A sample of the longest reference, and the like for the other kinds of field. */
	private static final String LONGEST_REFERENCE = "1448-0001234-7";

	private static final String LONGEST_MOMENT = "2036-12-24T07:30:00Z";

	private static final String LONGEST_AMOUNT = "12345.50";

	private static final String LONGEST_NUMBER = "480000012345";

	private static final LimitValue LONGEST_LIMIT = new LimitValue(99, LimitValue.Unit.WORKING_HOURS);

	private static final int LONGEST_ADVICE = 60;

	/** A letter of each language, in place of an advice. */
	private static final char LETTER = '\u0645';

	private final MessageLanguage language;

	/** The lines of the analysts' file. */
	private final Map<String, String> written;

	/** Texts and, under {@code group.code}, the labels for their placeholders. */
	private final Map<String, String> texts;

	private MessageTexts(MessageLanguage language, Map<String, String> written, Organisation organisation) {
		this.language = language;
		this.written = Map.copyOf(written);
		this.texts = new TreeMap<>(written);
		LISTS.forEach((group,
				list) -> (language == MessageLanguage.ARABIC ? organisation.choices(list)
						: organisation.englishChoices(list))
					.forEach((code, name) -> this.texts.putIfAbsent(group + "." + code, name)));
	}

	static MessageTexts of(MessageLanguage language, Map<String, String> written) {
		return new MessageTexts(language, written, Organisation.load());
	}

	/**
	 * Reads a file of texts.
	 * @throws IllegalArgumentException if it has a malformed escape
	 */
	static MessageTexts read(MessageLanguage language, byte[] file) {
		return read(language, file, Organisation.load());
	}

	/** Reads a file of texts, with the names of an organisation. */
	static MessageTexts read(MessageLanguage language, byte[] file, Organisation organisation) {
		var properties = new Properties();
		try (var reader = new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
			properties.load(reader);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		var written = new TreeMap<String, String>();
		properties.forEach((key, text) -> written.put((String) key, (String) text));
		return new MessageTexts(language, written, organisation);
	}

	/** Reads the texts that come with the program. */
	static MessageTexts packaged(MessageLanguage language) {
		return read(language, packagedFile(language));
	}

	static byte[] packagedFile(MessageLanguage language) {
		try (var file = new ClassPathResource(FOLDER + language.file()).getInputStream()) {
			return file.readAllBytes();
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	MessageLanguage language() {
		return this.language;
	}

	/**
	 * Returns texts and labels as they were written, without those of the organisation.
	 */
	Map<String, String> written() {
		return this.written;
	}

	Set<String> keys() {
		return this.texts.keySet()
			.stream()
			.filter((key) -> !key.contains("."))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	boolean hasLabel(String group, String code) {
		return this.texts.containsKey(group + "." + code);
	}

	/** Returns the facts that a text contains, without those that the case tells. */
	Set<String> facts(String key) {
		return PLACEHOLDER.matcher(this.texts.getOrDefault(key, ""))
			.results()
			.map((match) -> match.group(1))
			.filter((name) -> !name.equals(REFERENCE) && !name.equals(SERVICE))
			.collect(Collectors.toSet());
	}

	/** Returns the codes that have a label of their own. */
	Set<String> codes(String group) {
		var prefix = group + ".";
		return this.texts.keySet()
			.stream()
			.filter((key) -> key.startsWith(prefix))
			.map((key) -> key.substring(prefix.length()))
			.collect(Collectors.toSet());
	}

	String label(String group, String code) {
		return this.texts.getOrDefault(group + "." + code, this.texts.get(group + "." + ANY_OTHER));
	}

	/**
	 * Returns the subject of an e-mail with this text; empty if it goes as a text message
	 * only, because it has a code or the subject {@code -}.
	 */
	Optional<String> subject(String key, String caseReference) {
		return Optional.ofNullable(label(SUBJECT, key))
			.filter((subject) -> !subject.equals(NO_EMAIL)
					&& facts(key).stream().noneMatch((name) -> name.endsWith(CODE)))
			.map((subject) -> subject.replace("{" + REFERENCE + "}", caseReference));
	}

	/**
	 * Returns the text for a case, with the labels of the facts' codes in place of its
	 * placeholders.
	 */
	String render(String key, String caseReference, Map<String, String> facts, LimitDecisions limits) {
		if (key.contains(".") || !this.texts.containsKey(key)) {
			throw new UnknownMessageException(key);
		}
		return filled(key, caseReference, facts, (limit) -> limits.get(limit));
	}

	/** Returns the text filled with the longest labels and values. */
	String longest(String key) {
		var facts = new HashMap<String, String>();
		facts(key).forEach((name) -> facts.put(name, longestFact(name)));
		facts.put(SERVICE, longestFact(SERVICE));
		return filled(key, LONGEST_REFERENCE, facts, (limit) -> LONGEST_LIMIT);
	}

	private String longestFact(String name) {
		if (isMoment(name)) {
			return LONGEST_MOMENT;
		}
		if (isNumber(name)) {
			return name.endsWith("Amount") ? LONGEST_AMOUNT : LONGEST_NUMBER;
		}
		if (name.equals(REMEDY) && isArabic()) {
			return String.valueOf(LETTER).repeat(LONGEST_ADVICE);
		}
		return codes(name).stream()
			.max(Comparator.comparingInt((code) -> label(name, code).length()))
			.orElse(ANY_OTHER);
	}

	private String filled(String key, String caseReference, Map<String, String> facts,
			Function<Limit, LimitValue> limits) {
		var text = LIMIT.matcher(this.texts.get(key))
			.replaceAll((match) -> Matcher.quoteReplacement(words(limits.apply(Limit.of(match.group(1))))));
		return PLACEHOLDER.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(
					match.group(1).equals(REFERENCE) ? caseReference : filling(key, match.group(1), facts)));
	}

	private String filling(String key, String name, Map<String, String> facts) {
		var fact = facts.get(name);
		if (isMoment(name)) {
			return moment(Instant.parse(known(key, name, fact)));
		}
		if (isNumber(name)) {
			if (!PLAIN_NUMBER.matcher(known(key, name, fact)).matches()) {
				throw new IllegalArgumentException(key + ": {" + name + "} is not a plain number");
			}
			return fact;
		}
		if (name.equals(REMEDY) && isArabic()) {
			if (!BETWEEN_ADVICE.splitAsStream(known(key, name, fact)).allMatch(ADVICE.asMatchPredicate())) {
				throw new IllegalArgumentException(key + ": {" + name + "} is not a short Arabic sentence");
			}
			return fact;
		}
		if (name.equals(REMEDY)) {
			return advice((fact != null) ? fact : ANY_OTHER);
		}
		return label(name, (fact != null) ? fact : ANY_OTHER);
	}

	/** Returns the English of each sentence, or a general one if one has none. */
	private String advice(String sentences) {
		var known = BETWEEN_ADVICE.splitAsStream(sentences).map((one) -> this.texts.get(REMEDY + "." + one)).toList();
		return known.contains(null) ? label(REMEDY, ANY_OTHER) : String.join("; ", known);
	}

	private boolean isArabic() {
		return this.language == MessageLanguage.ARABIC;
	}

	/** Writes a limit as Arabic counts it, one, two, three to ten, more, or English. */
	private String words(LimitValue limit) {
		var number = limit.number();
		if (!isArabic()) {
			return EnglishText.of("limit." + limit.unit() + "." + ((number == 1) ? "one" : "many"), number);
		}
		var rest = number % HUNDRED;
		var form = (number == 1) ? "one" : (number == 2) ? "two" : (rest > 2 && rest <= MOST_OF_FEW) ? "few" : "many";
		return ArabicText.of("limit." + limit.unit() + "." + form, number);
	}

	private static String known(String key, String name, String fact) {
		if (fact == null) {
			throw new IllegalArgumentException(key + ": there is no value for {" + name + "}");
		}
		return fact;
	}

	/**
	 * Formats a time with slashes and colons, which keep a number's order in Arabic text;
	 * hyphens do not. In English the Gregorian month has its name.
	 */
	private String moment(Instant instant) {
		var local = instant.atZone(Kingdom.ZONE);
		var date = HijrahDate.from(local);
		var hijri = NeutralText.format("%d/%d/%d", date.get(ChronoField.DAY_OF_MONTH),
				date.get(ChronoField.MONTH_OF_YEAR), date.get(ChronoField.YEAR));
		var time = NeutralText.format("%02d:%02d", local.getHour(), local.getMinute());
		if (isArabic()) {
			return ArabicText.of("calendar.inMessage", CalendarWords.weekday(local.getDayOfWeek()), hijri,
					NeutralText.format("%d/%d/%d", local.getDayOfMonth(), local.getMonthValue(), local.getYear()),
					time);
		}
		return EnglishText.of("calendar.inMessage",
				local.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), hijri,
				NeutralText.format("%d %s %d", local.getDayOfMonth(),
						local.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), local.getYear()),
				time);
	}

	static boolean isMoment(String name) {
		return MOMENT.matcher(name).matches();
	}

	static boolean isNumber(String name) {
		return NUMBER.matcher(name).matches();
	}

}
