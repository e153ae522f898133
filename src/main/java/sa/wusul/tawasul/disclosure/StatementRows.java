package sa.wusul.tawasul.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.tawasul.DetaineeCase;

/**
 * The rows of a statement: for each disclosed matter the facts from the registers, and no
 * facts of any other matter.
 */
final class StatementRows {

	private final DetaineeCase about;

	private final Map<String, Object> found;

	private final Organisation organisation;

	StatementRows(DetaineeCase about, Map<String, Object> found, Organisation organisation) {
		this.about = about;
		this.found = found;
		this.organisation = organisation;
	}

	List<Map<String, Object>> forMatters(List<Matter> matters) {
		var rows = new ArrayList<Map<String, Object>>();
		rows.add(row("detainee", this.about.detainee().value()));
		matters.forEach((matter) -> add(rows, matter));
		return rows;
	}

	private void add(List<Map<String, Object>> rows, Matter matter) {
		switch (matter) {
			case CUSTODY -> rows.add(row("custody", ArabicText
				.of(Boolean.TRUE.equals(this.found.get("detaineeHeld")) ? "statement.held" : "statement.notHeld")));
			case STAGE -> word(rows, "stage", "stage");
			case LEGAL_STATUS -> {
				word(rows, "stage", "stage");
				text("prison").flatMap(this.organisation::prison)
					.ifPresent((prison) -> rows.add(row("place", prison.ar())));
				if ("SERVING_JUDGMENT".equals(this.found.get("stage"))) {
					number(rows, "monthsLeft", "sentenceMonthsLeft");
				}
			}
			case HEALTH_STATUS -> word(rows, "health", "healthStatus");
			case TRIAL_PROGRESS -> {
				text("court").ifPresent((court) -> rows.add(row("court", court)));
				text("courtCaseNumber").ifPresent((number) -> rows.add(row("caseNumber", number)));
				if (this.found.get("nextHearing") instanceof LocalDate day) {
					rows.add(Map.of("label", label("nextHearing"), "day", day));
				}
			}
			case ANSWER, LEAVE -> {
			}
		}
	}

	private void word(List<Map<String, Object>> rows, String label, String fact) {
		text(fact).ifPresent((code) -> rows.add(row(label, CaseWords.of(fact, code))));
	}

	private void number(List<Map<String, Object>> rows, String label, String fact) {
		Optional.ofNullable(this.found.get(fact)).ifPresent((number) -> rows.add(row(label, number.toString())));
	}

	private Optional<String> text(String fact) {
		return Optional.ofNullable((String) this.found.get(fact));
	}

	private static Map<String, Object> row(String label, String value) {
		return Map.of("label", label(label), "value", value);
	}

	private static String label(String name) {
		return ArabicText.of("statement.label." + name);
	}

}
