package sa.wusul.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.release.rules.Guard;
import sa.wusul.release.rules.GuardedElement;
import sa.wusul.release.rules.GuardedModel;

/** Sentences on changes of what guards cases, in one language. */
final class GuardWords {

	private static final int VALUE = 300;

	private static final Pattern GROUP = Pattern.compile("\\$\\{staffGroups\\.(\\w+)\\('([a-z-]+)'(?:, (\\w+))?.*");

	private static final Pattern LIMIT = Pattern
		.compile("\\$\\{limits\\.(\\w+)\\((?:(\\w+), )?'([a-z]+\\.[A-Z_]+)'\\)}");

	private static final Pattern MOMENT = Pattern.compile("\\$\\{dayAndNight\\.minutesAfter\\((\\w+), 0\\)}");

	private static final String DEADLINE = "${deadlines.ofTask()}";

	private final MessageSource texts;

	private final Locale locale;

	private final Rights rights;

	private final Function<String, Optional<String>> limits;

	/**
	 * Creates the words.
	 * @param limits returns the words of a row of a table of limits
	 */
	GuardWords(MessageSource texts, Locale locale, Rights rights, Function<String, Optional<String>> limits) {
		this.texts = texts;
		this.locale = locale;
		this.rights = rights;
		this.limits = limits;
	}

	/** Returns a text of the list of changes. */
	String text(String key, Object... values) {
		return this.texts.getMessage("draft." + key, Arrays.stream(values).map(String::valueOf).toArray(), this.locale);
	}

	/** Returns the sentence on a change, with the name of its model. */
	String sentence(GuardChange change) {
		return text("list.in", plain(modelName(change.after())),
				text("guard." + change.guard().key() + "." + change.kind(), element(change),
						value(change, change.before(), change.was().orElse("")),
						value(change, change.after(), change.becomes().orElse(""))));
	}

	private String modelName(GuardedModel model) {
		return isArabic() ? model.name() : model.nameEn();
	}

	private String element(GuardChange change) {
		var model = change.after().elements().containsKey(change.element()) ? change.after() : change.before();
		return element(model, change.newest());
	}

	private String element(GuardedModel model, GuardedElement element) {
		var id = " (" + isolated(element.id()) + ")";
		var way = Optional.ofNullable(element.values().get(Guard.WAY));
		if (way.isPresent()) {
			return text("part.flow", ends(model, way.get())) + id;
		}
		if (element.kind().equals("bpmn:process")) {
			return text("part.process", plain(modelName(model)));
		}
		return name(element) + id;
	}

	private String name(GuardedElement element) {
		if (!element.name().isBlank()) {
			return text("part.named", plain(isArabic() ? element.name() : element.nameEn()));
		}
		return text(element.kind().endsWith("Gateway") ? "part.gateway"
				: element.kind().endsWith("Event") ? "part.event" : "part.other");
	}

	private Object[] ends(GuardedModel model, String way) {
		return Arrays.stream(way.split(" "))
			.map((end) -> Optional.ofNullable(model.elements().get(end))
				.map((node) -> node.name().isBlank() ? name(node) + " (" + isolated(end) + ")" : name(node))
				.orElse(isolated(end)))
			.toArray();
	}

	private String value(GuardChange change, GuardedModel model, String value) {
		if (value.isBlank()) {
			return "–";
		}
		return switch (change.guard()) {
			case FOUR_EYES, PERFORMER, RETURN_TO -> roles(value);
			case SUPERVISORS -> role(value);
			case GROUP -> group(value);
			case STAFF_GROUPS ->
				Arrays.stream(value.split(",")).map(this::role).collect(Collectors.joining(isArabic() ? "، " : ", "));
			case TIMER, DUE -> moment(value);
			case MILESTONE, UNDER_WAY -> text("part.named", plain(value));
			case WAY -> text("part.fromTo", ends(model, value));
			case DEFAULT_WAY -> Optional.ofNullable(model.elements().get(value))
				.map((flow) -> element(model, flow))
				.orElseGet(() -> code(value));
			default -> code(value);
		};
	}

	private String roles(String value) {
		return Arrays.stream(value.split(","))
			.map(String::strip)
			.map((role) -> this.texts.getMessage("draft.role." + role, null, code(role), this.locale))
			.collect(Collectors.joining(" " + text("list.or") + " "));
	}

	private String role(String id) {
		return this.rights.roles()
			.stream()
			.filter((role) -> role.id().equals(id))
			.findFirst()
			.map(this::title)
			.orElseGet(() -> code(id));
	}

	private String title(Role role) {
		return text("part.named", isArabic() ? role.ar() : role.en());
	}

	private String group(String value) {
		var group = GROUP.matcher(value);
		if (!group.matches()) {
			return code(value);
		}
		var place = Optional.ofNullable(group.group(3)).map(GuardWords::code).orElse("");
		return text("groups." + (group.group(1).equals("of") ? "ofMinistry" : group.group(1)), role(group.group(2)),
				place);
	}

	private String moment(String value) {
		var limit = LIMIT.matcher(value);
		var moment = MOMENT.matcher(value);
		if (limit.matches()) {
			return text("moment." + limit.group(1),
					this.limits.apply(limit.group(3)).map(GuardWords::plain).orElse(isolated(limit.group(3))),
					Optional.ofNullable(limit.group(2)).map(GuardWords::code).orElse(""));
		}
		if (moment.matches()) {
			return text("moment.at", code(moment.group(1)));
		}
		return value.equals(DEADLINE) ? text("moment.ofTask") : code(value);
	}

	boolean isArabic() {
		return this.locale.getLanguage().equals("ar");
	}

	/** Returns words of a model without signs that would be markup. */
	static String plain(String words) {
		var shown = words.replaceAll("[`*_\\[\\]()<>#|~\\\\\\s]+", " ").strip();
		return (shown.length() > VALUE) ? shown.substring(0, VALUE) + "…" : shown;
	}

	/** Returns a value of a model as code, which shows no markup of its own. */
	static String code(String said) {
		var shown = said.replaceAll("[`\\s]+", " ");
		return isolated("`" + ((shown.length() > VALUE) ? shown.substring(0, VALUE) + "…" : shown) + "`");
	}

	/** Returns a whole text as code, which shows no markup of its own. */
	static String quoted(String said) {
		return isolated("`" + said.replaceAll("[`\\s]+", " ") + "`");
	}

	/** Isolates an id, so that its Latin letters keep their order among Arabic ones. */
	static String isolated(String id) {
		return "\u2068" + id + "\u2069";
	}

}
