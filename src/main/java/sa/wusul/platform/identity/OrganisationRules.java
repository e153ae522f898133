package sa.wusul.platform.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules for an organisation that is to be released: what cases, groups and models name
 * stays, the groups of new places can be, and all names are in their letters and fit the
 * messages.
 */
public final class OrganisationRules {

	/** Lists whose entries have groups of staff, each with the longest id of an entry. */
	private static final Map<String, Integer> WITH_GROUPS = Map.of("centres", 32, "sections", 16, "departments", 32);

	/** Lists whose entries cases and models name. */
	private static final List<String> NAMED = List.of("centres", "sections", "departments", "offices", "documentKinds",
			"comingSteps", "prisons");

	private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*|[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

	private static final Pattern PLACE_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	private static final Pattern ARABIC = Pattern
		.compile("[\\p{InArabic}\\d .,:()/\\-]*\\p{IsArabic}[\\p{InArabic}\\d .,:()/\\-]*");

	private static final Pattern ENGLISH = Pattern
		.compile("[A-Za-z\\d .,:;()/'&\\-]*[A-Za-z][A-Za-z\\d .,:;()/'&\\-]*");

	private static final Pattern LINK = Pattern.compile("(?i)//|www\\.|\\.(sa|com|net|org)\\b");

	private static final int LONGEST = 120;

	private static final int MOST_DAYS = 90;

	private OrganisationRules() {
	}

	/** Returns the faults of a file that is to take the place of another. */
	public static List<ListFault> check(byte[] file, byte[] inService, Rights rights) {
		Organisation now;
		try {
			now = Organisation.of(file);
		}
		catch (RuntimeException malformed) {
			return List.of(new ListFault("list-readable", Organisation.FILE));
		}
		if (Stream
			.of(now.centres(), now.sections(), now.departments(), now.offices(), now.documentKinds(), now.comingSteps(),
					now.prisons(), now.addresses(), now.toBring())
			.anyMatch((list) -> list == null || list.isEmpty())) {
			return List.of(new ListFault("list-readable", Organisation.FILE));
		}
		var before = Organisation.of(inService);
		var faults = new ArrayList<ListFault>();
		NAMED.forEach((list) -> checkIds(list, before, now, faults));
		if (!faults.isEmpty()) {
			return faults;
		}
		if (!rights.canHaveGroupsOf(now)) {
			return List.of(new ListFault("list-fixed", "+ " + newPlaces(before, now)));
		}
		checkPlaces(before, now, faults);
		checkLetters(now, faults);
		NAMED.forEach((list) -> checkWords(list, before, now, faults));
		now.addresses().forEach((one) -> checkWords(one.centre(), one.ar(), one.en(), LONGEST, faults));
		now.toBring().forEach((one) -> checkWords(one.id(), one.ar(), one.en(), LONGEST, faults));
		return faults;
	}

	/** Returns the entries of a file by list and id. */
	public static Map<String, String> parts(byte[] file) {
		var organisation = Organisation.of(file);
		var parts = new LinkedHashMap<String, String>();
		NAMED.forEach((list) -> organisation.choices(list)
			.forEach((id, ar) -> parts.put(list + " " + id, ar + " / " + organisation.englishChoices(list).get(id))));
		organisation.comingSteps()
			.forEach((step) -> parts.merge("comingSteps " + step.id(), " / " + step.days(), String::concat));
		organisation.addresses().forEach((one) -> parts.put("addresses " + one.centre(), one.ar() + " / " + one.en()));
		organisation.toBring().forEach((one) -> parts.put("toBring " + one.id(), one.ar() + " / " + one.en()));
		return parts;
	}

	private static void checkIds(String list, Organisation before, Organisation now, List<ListFault> faults) {
		var known = before.choices(list).keySet();
		var kept = now.choices(list).keySet();
		known.stream()
			.filter((id) -> !kept.contains(id))
			.forEach((id) -> faults.add(new ListFault("list-fixed", "− " + list + ": " + id)));
		kept.stream()
			.filter((id) -> !known.contains(id) && !isId(list, id))
			.forEach((id) -> faults.add(new ListFault("list-fixed", "+ " + list + ": " + id)));
	}

	private static boolean isId(String list, String id) {
		return id != null && (WITH_GROUPS.containsKey(list)
				? id.length() <= WITH_GROUPS.get(list) && PLACE_ID.matcher(id).matches() : ID.matcher(id).matches());
	}

	private static String newPlaces(Organisation before, Organisation now) {
		return WITH_GROUPS.keySet()
			.stream()
			.sorted()
			.flatMap((list) -> now.choices(list)
				.keySet()
				.stream()
				.filter((id) -> !before.choices(list).containsKey(id))
				.map((id) -> list + ": " + id))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Checks that the tickets of a section have letters of their own, also the first of
	 * its id, with which their references begin.
	 */
	private static void checkLetters(Organisation now, List<ListFault> faults) {
		var arabic = new HashSet<String>();
		var english = new HashSet<String>();
		var latin = new HashSet<String>();
		now.sections()
			.stream()
			.filter((section) -> section.letter() == null || section.letterEn() == null
					|| !section.letter().matches("[\\u0621-\\u064a]") || !section.letterEn().matches("[A-Z]")
					|| !arabic.add(section.letter()) || !english.add(section.letterEn())
					|| !latin.add(section.id().substring(0, 1)))
			.forEach((section) -> faults.add(new ListFault("list-words", "sections: " + section.id() + " letter")));
	}

	/** Checks what programs read of places: letters, centres of prisons and days. */
	private static void checkPlaces(Organisation before, Organisation now, List<ListFault> faults) {
		before.sections()
			.stream()
			.filter((section) -> now.section(section.id())
				.filter((same) -> !(section.letter().equals(same.letter())
						&& section.letterEn().equals(same.letterEn())))
				.isPresent())
			.forEach((section) -> faults.add(new ListFault("list-fixed", "sections: " + section.id() + " letter")));
		var prisons = new HashSet<String>();
		now.prisons()
			.stream()
			.filter((prison) -> !prisons.add(prison.id()) || now.centre(prison.centre()).isEmpty()
					|| before.prison(prison.id()).filter((same) -> !same.centre().equals(prison.centre())).isPresent())
			.forEach((prison) -> faults.add(new ListFault("list-fixed", "prisons: " + prison.id() + " centre")));
		now.centres()
			.stream()
			.filter((centre) -> now.address(centre.id()).isEmpty())
			.forEach((centre) -> faults.add(new ListFault("list-fixed", "− addresses: " + centre.id())));
		now.comingSteps()
			.stream()
			.filter((step) -> step.days() < 0 || step.days() > MOST_DAYS)
			.forEach((step) -> faults.add(new ListFault("list-words", "comingSteps: " + step.id() + " days")));
	}

	/**
	 * Checks the names of a list, which may be as long as the longest in service, since
	 * messages have room for that.
	 */
	private static void checkWords(String list, Organisation before, Organisation now, List<ListFault> faults) {
		var arabic = longest(before.choices(list));
		var english = longest(before.englishChoices(list));
		now.choices(list).forEach((id, ar) -> {
			var en = Optional.ofNullable(now.englishChoices(list).get(id)).orElse("");
			if (ar == null || ar.length() > arabic || en.length() > english) {
				faults.add(new ListFault("list-words", list + ": " + id));
			}
			else {
				checkWords(list + ": " + id, ar, en, LONGEST, faults);
			}
		});
	}

	private static void checkWords(String place, String ar, String en, int longest, List<ListFault> faults) {
		if (ar == null || en == null || ar.length() > longest || en.length() > longest || !ARABIC.matcher(ar).matches()
				|| !ENGLISH.matcher(en).matches() || LINK.matcher(en).find()) {
			faults.add(new ListFault("list-words", place));
		}
	}

	private static int longest(Map<String, String> names) {
		return names.values().stream().mapToInt(String::length).max().orElse(LONGEST);
	}

	/**
	 * A fault of a list.
	 *
	 * @param rule id of the rule
	 */
	public record ListFault(String rule, String what) {

	}

}
