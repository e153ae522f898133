package sa.wusul.webapps.versions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.casefile.CaseWords;

/** The report of a migration for a spreadsheet. */
final class MigrationReport {

	/** The mark by which spreadsheets detect the encoding. */
	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private MigrationReport() {
	}

	static String of(VersionService.Report report) {
		var head = line(Stream.of("cases", "count", "state", "reason", "reasonEn")
			.map((column) -> CaseWords.shown("migrationColumn", column))
			.toList());
		return report.rows()
			.stream()
			.map((row) -> line(List.of((row.reference() != null) ? row.reference() : "", String.valueOf(row.cases()),
					word(row), said(row.reasons().stream().map(MigrationFault::messageAr)),
					said(row.reasons().stream().map(MigrationFault::messageEn)))))
			.collect(Collectors.joining("", BYTE_ORDER_MARK + head, ""));
	}

	private static String word(VersionService.ReportRow row) {
		return CaseWords.shown("migration", row.state());
	}

	private static String said(Stream<String> sentences) {
		return sentences.collect(Collectors.joining(" "));
	}

	private static String line(List<String> cells) {
		return cells.stream().map(MigrationReport::cell).collect(Collectors.joining(",")) + "\r\n";
	}

	/**
	 * Returns a quoted value; one that a spreadsheet would take for a formula is made
	 * text.
	 */
	private static String cell(String value) {
		var text = value.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value;
		return '"' + text.replace("\"", "\"\"").replaceAll("\\R", " ") + '"';
	}

}
