package sa.wusul.platform.neighbour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.platform.production.UnsafeSettingsException;
import sa.wusul.platform.production.UnsafeSettingsException.Reason;

/**
 * A neighbour's names of fields and its codes, by ours. Settings name those that differ;
 * a name or code that is none of ours stops the start.
 */
public final class NeighbourVocabulary {

	/** Pattern of a name or code of a neighbour. */
	private static final Pattern THEIRS = Pattern.compile("[\\p{L}\\p{N}_$@][\\p{L}\\p{N}_$@.:/ -]{0,63}");

	private final Words ours;

	private final Map<String, String> names;

	private final Map<String, String> codes;

	/**
	 * Creates the vocabulary.
	 * @param setting begins the names of the settings
	 * @param names the neighbour's names of fields, by ours
	 * @param codes the neighbour's codes, by ours
	 * @throws UnsafeSettingsException if a setting is of no use
	 */
	public NeighbourVocabulary(String setting, Map<String, String> names, Map<String, String> codes, Words ours) {
		this.ours = ours;
		this.names = plain(names);
		this.codes = plain(codes);
		var reasons = new ArrayList<Reason>();
		check(setting + ".names", names, ours.fields(), List.of(), reasons);
		check(setting + ".codes", codes, ours.codes(), ours.beginnings(), reasons);
		ours.answered().forEach((field, answers) -> checkAnswers(setting + ".codes", field, answers, reasons));
		if (!reasons.isEmpty()) {
			throw new UnsafeSettingsException(reasons);
		}
	}

	/** Returns keys without signs and case, which variables of the environment lose. */
	private static Map<String, String> plain(Map<String, String> values) {
		return values.entrySet()
			.stream()
			.collect(Collectors.toMap((pair) -> plain(pair.getKey()), Map.Entry::getValue, (one, other) -> other));
	}

	private static String plain(String key) {
		return key.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
	}

	private static void check(String setting, Map<String, String> values, Set<String> ours, List<String> beginnings,
			List<Reason> reasons) {
		var known = ours.stream().map(NeighbourVocabulary::plain).collect(Collectors.toSet());
		var listed = Stream.concat(ours.stream().sorted(), beginnings.stream().map((beginning) -> beginning + "…"))
			.collect(Collectors.joining(", "));
		values.forEach((key, theirs) -> {
			var plain = plain(key);
			if (!known.contains(plain)
					&& beginnings.stream().map(NeighbourVocabulary::plain).noneMatch(plain::startsWith)) {
				reasons.add(Reason.of("neighbourWord", setting + "." + key, listed.isEmpty() ? "–" : listed));
			}
			else if (theirs == null || !THEIRS.matcher(theirs).matches()) {
				reasons.add(Reason.of("neighbourTheirs", setting + "." + key));
			}
		});
	}

	/** Checks that each code of a field has one meaning. */
	private void checkAnswers(String setting, String field, Collection<String> answers, List<Reason> reasons) {
		answers.stream().collect(Collectors.groupingBy((code) -> answered(field, code))).forEach((theirs, meanings) -> {
			if (meanings.size() > 1) {
				reasons.add(Reason.of("neighbourTwice", setting, theirs, field, String.join(", ", meanings)));
			}
		});
	}

	/** Returns the neighbour's code in the answers of a field. */
	private String answered(String field, String code) {
		return this.codes.getOrDefault(plain(field + code), code(code));
	}

	/** Returns the neighbour's name of a field. */
	public String field(String name) {
		return this.names.getOrDefault(plain(name), name);
	}

	/** Returns the neighbour's code. */
	public String code(String code) {
		return this.codes.getOrDefault(plain(code), code);
	}

	/** Returns our code for one of the neighbour's in the answers of a field. */
	public String ours(String field, String theirs) {
		return this.ours.answered()
			.getOrDefault(field, List.of())
			.stream()
			.filter((code) -> answered(field, code).equals(theirs))
			.findFirst()
			.orElse(theirs);
	}

	/** Returns a body with the neighbour's names of fields. */
	public Map<String, Object> named(Map<String, ?> body) {
		var named = new LinkedHashMap<String, Object>();
		body.forEach((field, value) -> {
			if (named.put(field(field), value) != null) {
				throw new IllegalStateException("two fields of one body are called " + field(field));
			}
		});
		return named;
	}

	/**
	 * Our words for an interface.
	 *
	 * @param fields names of fields
	 * @param told codes that we send
	 * @param answered codes that we read, by the field
	 * @param beginnings beginnings of codes of which there are many
	 */
	public record Words(Set<String> fields, Set<String> told, Map<String, List<String>> answered,
			List<String> beginnings) {

		public static Words ofFields(String... fields) {
			return new Words(new LinkedHashSet<>(List.of(fields)), Set.of(), Map.of(), List.of());
		}

		public Words andFields(Collection<String> more) {
			return new Words(both(this.fields, more), this.told, this.answered, this.beginnings);
		}

		/** Returns the same with codes that we send. */
		public Words telling(Collection<String> more) {
			return new Words(this.fields, both(this.told, more), this.answered, this.beginnings);
		}

		/** Returns the same with codes that we read in a field. */
		public Words reading(String field, List<String> codes) {
			return reading(Map.of(field, codes));
		}

		/** Returns the same with codes that we read, by the field. */
		public Words reading(Map<String, List<String>> codes) {
			var all = new LinkedHashMap<>(this.answered);
			all.putAll(codes);
			return new Words(this.fields, this.told, all, this.beginnings);
		}

		/** Returns the same with all codes that we send and that begin like this. */
		public Words tellingAll(String beginning) {
			return new Words(this.fields, this.told, this.answered, List.of(beginning));
		}

		/** Returns all codes; those of answers also after the name of their field. */
		private Set<String> codes() {
			var all = both(this.told, List.of());
			this.answered.forEach((field, codes) -> codes.forEach((code) -> {
				all.add(code);
				all.add(field + "." + code);
			}));
			return all;
		}

		private static Set<String> both(Collection<String> some, Collection<String> more) {
			var all = new LinkedHashSet<>(some);
			all.addAll(more);
			return all;
		}

	}

}
