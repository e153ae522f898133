package sa.wusul.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.text.ShownText;

/**
 * Cases as comma-separated values in UTF-8 with a byte order mark, which spreadsheets
 * need for Arabic. A value that a spreadsheet would take for a formula is quoted as text.
 */
final class CaseSpreadsheet {

	private static final String UTF_8_MARK = "\uFEFF";

	private static final List<String> COLUMNS = List.of("reference", "service", "centre", "department", "state",
			"priority", "openedAt", "dueAt", "closedAt", "late", "step", "assignee");

	/** The additional columns of completed steps: time of completion and duration. */
	private static final List<String> DONE_COLUMNS = List.of("doneAt", "hours");

	private CaseSpreadsheet() {
	}

	/**
	 * Returns the text of a file.
	 * @param shown gives the name of a process or step as it is to be read
	 */
	static String of(List<CaseList.Row> rows, UnaryOperator<String> shown) {
		var done = rows.stream().anyMatch((row) -> row.done() != null);
		return Stream.concat(Stream.of(heading(done)), rows.stream().map((row) -> cells(row, shown)))
			.map((cells) -> cells.stream().map(CaseSpreadsheet::cell).collect(Collectors.joining(",")))
			.collect(Collectors.joining("\r\n", UTF_8_MARK, "\r\n"));
	}

	/** Returns the same cells as a table, whose texts are never read as formulas. */
	static FigureGrid table(List<CaseList.Row> rows, UnaryOperator<String> shown) {
		var done = rows.stream().anyMatch((row) -> row.done() != null);
		return new FigureGrid(CaseWords.shown("figureTable", "caseList"), heading(done),
				rows.stream().map((row) -> List.<Object>copyOf(cells(row, shown))).toList());
	}

	private static List<String> heading(boolean done) {
		return Stream.concat(COLUMNS.stream(), done ? DONE_COLUMNS.stream() : Stream.empty())
			.map((column) -> CaseWords.shown("column", column))
			.toList();
	}

	private static List<String> cells(CaseList.Row row, UnaryOperator<String> shown) {
		return Stream.concat(ofCase(row, shown), ofStep(row.done()))
			.map((text) -> Objects.requireNonNullElse(text, ""))
			.toList();
	}

	private static Stream<String> ofStep(CaseList.Done done) {
		return (done != null) ? Stream.of(moment(done.at()), String.valueOf(done.hours())) : Stream.empty();
	}

	private static Stream<String> ofCase(CaseList.Row row, UnaryOperator<String> shown) {
		return Stream.of(row.reference(), shown.apply(row.service()), row.centre(), row.department(), name(row.state()),
				name(row.priority()), moment(row.openedAt()), moment(row.dueAt()), moment(row.closedAt()),
				CaseWords.shown("truth", row.overdue()),
				row.waitingAt()
					.stream()
					.map((waiting) -> shown.apply(waiting.name()))
					.collect(Collectors.joining(ShownText.choose("، ", ", "))),
				row.waitingAt()
					.stream()
					.map(CaseList.Waiting::assignee)
					.filter(Objects::nonNull)
					.collect(Collectors.joining(ShownText.choose("، ", ", "))));
	}

	private static String name(Figures.Word word) {
		return (word != null) ? word.name() : null;
	}

	private static String moment(Moment moment) {
		return (moment != null) ? day(moment) + " " + moment.time() : null;
	}

	private static String day(Moment moment) {
		return CalendarWords.shownDate(LocalDate.ofInstant(Instant.parse(moment.iso()), Kingdom.ZONE));
	}

	static String cell(String text) {
		var harmless = text.matches("(?s)[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20].*") ? "'" + text : text;
		return "\"" + harmless.replace("\"", "\"\"") + "\"";
	}

}
