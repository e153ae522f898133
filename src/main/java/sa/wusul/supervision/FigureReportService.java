package sa.wusul.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import sa.wusul.papers.SheetService;
import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.model.EnglishNames;
import sa.wusul.platform.text.ShownText;

/** A supervisor's figures to take away: as a workbook, and as a printed report. */
@Component
public class FigureReportService {

	/** The template of the report; the English one is beside it. */
	private static final String SHEET = "supervision-figures";

	/** Numbers of cases are printed as they are written elsewhere. */
	private static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d{7}-\\d");

	private final SupervisionService supervision;

	private final SheetService sheets;

	private final ModelNames models;

	private final EnglishNames english;

	private final Organisation organisation;

	FigureReportService(SupervisionService supervision, SheetService sheets, ModelNames models, EnglishNames english,
			Rights rights) {
		this.supervision = supervision;
		this.sheets = sheets;
		this.models = models;
		this.english = english;
		this.organisation = rights.organisation();
	}

	/**
	 * Returns the figures as a workbook (XLSX) with one sheet a table.
	 * @throws sa.wusul.platform.problem.RefusalException as the figures themselves
	 */
	public byte[] workbook(Collection<String> groups, Narrowing narrowing, Integer days) {
		return FigureWorkbook.of(FigureGrid.of(this.supervision.figures(groups, narrowing, days), this.english::shown));
	}

	/**
	 * Returns the figures as a report (PDF).
	 * @throws sa.wusul.platform.problem.RefusalException as the figures themselves
	 */
	public byte[] report(Collection<String> groups, Narrowing narrowing, Integer days) {
		var figures = this.supervision.figures(groups, narrowing, days);
		return this.sheets.print(ShownText.choose(SHEET, SHEET + "-en"),
				Map.of("days", figures.throughput().days(), "places", chosen(narrowing), "at", at(figures.at()),
						"tables", printed(FigureGrid.of(figures, this.english::shown))));
	}

	/** Returns when figures were read, as a sheet says it. */
	static String at(Moment moment) {
		return CalendarWords.shownDate(LocalDate.ofInstant(Instant.parse(moment.iso()), Kingdom.ZONE)) + ", "
				+ moment.time();
	}

	private String chosen(Narrowing narrowing) {
		return String.join(
				ShownText.choose("، ", ", "), List
					.of(narrowing.centre().flatMap(this.organisation::centre).map(Place::shown).orElse(""),
							narrowing.department().flatMap(this.organisation::department).map(Place::shown).orElse(""),
							narrowing.process()
								.map((process) -> this.models.names().forProcess(process))
								.map(this.english::shown)
								.orElse(""))
					.stream()
					.filter((name) -> !name.isEmpty())
					.toList());
	}

	/**
	 * Returns tables as the fields of a template, in Arabic the last column first: the
	 * printer puts columns from left to right in Arabic too.
	 */
	static List<Map<String, Object>> printed(List<FigureGrid> tables) {
		return tables.stream()
			.map((table) -> Map.<String, Object>of("title", table.title(), "heading", cells(table.heading()), "rows",
					table.rows().stream().map((row) -> Map.of("cells", cells(row))).toList()))
			.toList();
	}

	private static List<Map<String, Object>> cells(List<?> texts) {
		var cells = new ArrayList<Map<String, Object>>();
		texts.forEach((text) -> cells.add(ShownText.isEnglish() ? cells.size() : 0,
				Map.of("text", text.toString(), "identifier", REFERENCE.matcher(text.toString()).matches())));
		return cells;
	}

}
