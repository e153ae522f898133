package sa.wusul.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.limit.LimitValue;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.NeutralText;

/**
 * The message texts that analysts write beside the table that selects one of them. They
 * are all checked on start, so that no text fails when it is needed.
 */
@Component
class MessageTextReader {

	static final String RESOURCE = "processes/notification/notification-texts_ar.properties";

	private static final String REFERENCE = "reference";

	/** The fact that names the subject of the case; it comes from the case file. */
	static final String SERVICE = "service";

	private static final String ANY_OTHER = "OTHER";

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

	/**
	 * A time: {@code {meetingAt}} is replaced by weekday, Hijri and Gregorian date and
	 * time of an ISO-8601 instant.
	 */
	private static final Pattern MOMENT = Pattern.compile("[a-z]+([A-Z][a-z]+)*At");

	/**
	 * A limit of a table: {@code {intake.DOCUMENT}} is replaced by its number and unit
	 * today.
	 */
	private static final Pattern LIMIT = Pattern.compile("\\{([a-z]+\\.[A-Z]+(?:_[A-Z]+)*)}");

	/**
	 * A number that is inserted unchanged: {@code {ticketNumber}}, {@code {accessCode}},
	 * {@code {feeAmount}}.
	 */
	private static final Pattern NUMBER = Pattern.compile("[a-z]+([A-Z][a-z]+)*(Number|Code|Amount)");

	/**
	 * Advice from a decision table, one sentence for each obstacle; short, so that the
	 * message has few parts.
	 */
	private static final String REMEDY = "remedy";

	private static final Pattern ADVICE = Pattern.compile("[\\p{InArabic}\\d .,()]{1,60}");

	private static final Pattern BETWEEN_ADVICE = Pattern.compile("\u061b ");

	private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9A-Z./-]{1,16}");

	private static final int HUNDRED = 100;

	/** Arabic counts three to ten with the plural. */
	private static final int MOST_OF_FEW = 10;

	private static final Pattern BRACE = Pattern.compile("[{}]");

	private static final Pattern LINK = Pattern.compile("(?i)https?:|www\\.|\\.(sa|com|net|org)\\b");

	private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

	private static final String REFERENCE_LINE = "\n{reference}\n";

	/**
	 * The groups of labels that are lists of the organisation; a label of the texts takes
	 * precedence.
	 */
	private static final Map<String, String> LISTS = Map.of("department", "departments", "section", "sections",
			"meetingPlace", "centres", "deliveryOffice", "centres", "missingDocument", "documentKinds");

	/** Texts and, under {@code group.code}, the labels for their placeholders. */
	private final Map<String, String> texts;

	private final LimitDecisions limits;

	@Autowired
	MessageTextReader(LimitDecisions limits) {
		this(read(), limits);
	}

	MessageTextReader(Map<String, String> texts, LimitDecisions limits) {
		this.texts = texts;
		this.limits = limits;
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
		var texts = new TreeMap<String, String>();
		properties.forEach((key, text) -> texts.put((String) key, (String) text));
		var organisation = Organisation.load();
		LISTS.forEach((group, list) -> organisation.choices(list)
			.forEach((code, name) -> texts.putIfAbsent(group + "." + code, name)));
		return texts;
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
			.filter((name) -> !name.equals(REFERENCE) && !name.equals(REMEDY) && !isMoment(name) && !isNumber(name)
					&& !this.texts.containsKey(name + "." + ANY_OTHER))
			.forEach((name) -> faults.add(key + " has {" + name + "}, but there is no label " + name + ".OTHER"));
		if (BRACE.matcher(LIMIT.matcher(PLACEHOLDER.matcher(text).replaceAll("")).replaceAll("")).find()) {
			faults.add(key + " has a brace that belongs to no placeholder");
		}
	}

	Set<String> keys() {
		return this.texts.keySet().stream().filter((key) -> !key.contains(".")).collect(Collectors.toSet());
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

	/**
	 * Returns the text for a case, with the labels of the facts' codes in place of its
	 * placeholders.
	 */
	String render(String key, String caseReference, Map<String, String> facts) {
		if (!keys().contains(key)) {
			throw new UnknownMessageException(key);
		}
		var text = LIMIT.matcher(this.texts.get(key))
			.replaceAll((match) -> Matcher.quoteReplacement(words(this.limits.get(Limit.of(match.group(1))))));
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
		if (name.equals(REMEDY)) {
			if (!BETWEEN_ADVICE.splitAsStream(known(key, name, fact)).allMatch(ADVICE.asMatchPredicate())) {
				throw new IllegalArgumentException(key + ": {" + name + "} is not a short Arabic sentence");
			}
			return fact;
		}
		return label(name, (fact != null) ? fact : ANY_OTHER);
	}

	/** Writes a limit as Arabic counts it: one, two, three to ten, more. */
	private static String words(LimitValue limit) {
		var rest = limit.number() % HUNDRED;
		var form = (limit.number() == 1) ? "one"
				: (limit.number() == 2) ? "two" : (rest > 2 && rest <= MOST_OF_FEW) ? "few" : "many";
		return ArabicText.of("limit." + limit.unit() + "." + form, limit.number());
	}

	private static String known(String key, String name, String fact) {
		if (fact == null) {
			throw new IllegalArgumentException(key + ": there is no value for {" + name + "}");
		}
		return fact;
	}

	/**
	 * Formats a time with slashes and colons, which keep a number's order in Arabic text;
	 * hyphens do not.
	 */
	private static String moment(Instant instant) {
		var local = instant.atZone(Kingdom.ZONE);
		var hijri = HijrahDate.from(local);
		return ArabicText.of("calendar.inMessage", CalendarWords.weekday(local.getDayOfWeek()),
				NeutralText.format("%d/%d/%d", hijri.get(ChronoField.DAY_OF_MONTH),
						hijri.get(ChronoField.MONTH_OF_YEAR), hijri.get(ChronoField.YEAR)),
				NeutralText.format("%d/%d/%d", local.getDayOfMonth(), local.getMonthValue(), local.getYear()),
				NeutralText.format("%02d:%02d", local.getHour(), local.getMinute()));
	}

	private static boolean isMoment(String name) {
		return MOMENT.matcher(name).matches();
	}

	private static boolean isNumber(String name) {
		return NUMBER.matcher(name).matches();
	}

	String label(String group, String code) {
		return this.texts.getOrDefault(group + "." + code, this.texts.get(group + "." + ANY_OTHER));
	}

}
