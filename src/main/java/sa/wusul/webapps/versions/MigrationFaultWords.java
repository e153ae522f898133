package sa.wusul.webapps.versions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalWords;

/**
 * Translator that words findings in Arabic and English, with the names of the model's
 * elements.
 */
@Component
class MigrationFaultWords {

	/** The engine's messages by a phrase unique to each. */
	private static final Map<String, MigrationFinding> SENTENCES = sentences();

	/** Matches the engine's instance id, which begins with the id of the step. */
	private static final Pattern PLACE = Pattern.compile("Cannot migrate \\w+ instance '([^':]+)[^']*':");

	private static final Pattern TYPES = Pattern.compile("\\(([^)]*)\\)");

	private final RefusalWords messages;

	MigrationFaultWords(RefusalWords messages) {
		this.messages = messages;
	}

	private static Map<String, MigrationFinding> sentences() {
		var sentences = new LinkedHashMap<String, MigrationFinding>();
		sentences.put("compensation", MigrationFinding.COMPENSATION);
		sentences.put("no migration instruction", MigrationFinding.NO_INSTRUCTION);
		sentences.put("incompatible types", MigrationFinding.INCOMPATIBLE);
		sentences.put("Events are not of the same type", MigrationFinding.EVENT_TYPE);
		sentences.put("Target activity is not async", MigrationFinding.NOT_ASYNC);
		sentences.put("type of the source activity is not supported", MigrationFinding.UNSUPPORTED);
		sentences.put("multiple mappings", MigrationFinding.MAPPED_TWICE);
		sentences.put("event scope", MigrationFinding.EVENT_SCOPE);
		sentences.put("closest mapped ancestor", MigrationFinding.SCOPE);
		sentences.put("multi-instance", MigrationFinding.MULTI_INSTANCE);
		sentences.put("Cannot update event trigger", MigrationFinding.NO_TRIGGER);
		sentences.put("Conditional event", MigrationFinding.CONDITION_KEPT);
		sentences.put("gateway", MigrationFinding.GATEWAY);
		sentences.put("ransition instance", MigrationFinding.TRANSITION);
		sentences.put("Migrating to a non-scope activity", MigrationFinding.VARIABLE_TWICE);
		sentences.put("does not match the source process definition", MigrationFinding.MOVED_ON);
		sentences.put("The process instance does not exist", MigrationFinding.ENDED);
		return sentences;
	}

	MigrationFault describe(MigrationFinding finding, ModelElement element, Object... more) {
		var words = Stream.concat(Stream.of(element.title()), Stream.of(more)).toArray();
		return describe(finding, element.id(), words);
	}

	MigrationFault forPlan(MigrationFinding finding, Object... words) {
		return describe(finding, (String) null, words);
	}

	/** Translates one message of the engine about an element of the model. */
	MigrationFault forEngine(String element, Map<String, ModelElement> model, String sentence) {
		var finding = SENTENCES.entrySet()
			.stream()
			.filter((known) -> sentence.contains(known.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(MigrationFinding.ENGINE);
		var types = TYPES.matcher(sentence);
		return describe(finding, element, title(element, model), types.find() ? types.group(1) : "", sentence);
	}

	/** Translates the engine's report on a case that was not migrated. */
	List<MigrationFault> forReport(String report, Map<String, ModelElement> model) {
		var faults = new ArrayList<MigrationFault>();
		String step = null;
		for (var line : report.lines().skip(1).toList()) {
			var place = PLACE.matcher(line);
			if (place.find()) {
				step = model.containsKey(plain(place.group(1))) ? place.group(1) : null;
			}
			else if (!line.isBlank()) {
				faults.add(forEngine(step, model, line.strip()));
			}
		}
		return faults.isEmpty() ? List.of(forEngine(null, model, firstLine(report)))
				: faults.stream().distinct().toList();
	}

	private static String firstLine(String report) {
		return report.lines().findFirst().orElse("").strip();
	}

	private static String title(String element, Map<String, ModelElement> model) {
		if (element == null) {
			return "";
		}
		var known = model.get(plain(element));
		return (known != null) ? known.title() : element;
	}

	/** Returns the step itself, also if it is the body of a multi-instance activity. */
	static String plain(String step) {
		return step.replaceFirst("#.*", "");
	}

	private MigrationFault describe(MigrationFinding finding, String element, Object... words) {
		return new MigrationFault(finding, finding.prevents(), element,
				this.messages.text(RefusalWords.ARABIC, finding.key(), words),
				this.messages.text(Locale.ENGLISH, finding.key(), words));
	}

}
