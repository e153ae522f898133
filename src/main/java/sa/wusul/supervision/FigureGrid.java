package sa.wusul.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import sa.wusul.casefile.CaseWords;

/**
 * A table of figures for paper and spreadsheets.
 *
 * @param rows texts and numbers; a value without data is an empty text
 */
record FigureGrid(String title, List<String> heading, List<List<Object>> rows) {

	/**
	 * Returns the tables of a supervisor's figures in the order of the page.
	 * @param shown gives the name of a process or step as it is to be read
	 */
	static List<FigureGrid> of(Figures figures, UnaryOperator<String> shown) {
		var totals = figures.totals();
		return Stream
			.of(table("totals", List.of("figure", "count"), Stream
				.of(total("open", totals.open()), total("dueToday", totals.dueToday()),
						total("overdue", totals.overdue()), total("breached", totals.breached()),
						total("opened", figures.throughput().opened()), total("closed", figures.throughput().closed()),
						total("messageFailed", figures.messages().failed()))
				.toList()), parts("byCentre", "centre", figures.byCentre(), UnaryOperator.identity()),
					parts("byDepartment", "department", figures.byDepartment(), UnaryOperator.identity()),
					parts("byProcess", "service", figures.byProcess(), shown),
					table("ageing", List.of("age", "open", "overdue"),
							rows(figures.ageing(), (age) -> row(age.name(), age.open(), age.overdue()))),
					table("cases", List.of("service", "closed", "medianHours", "p90Hours", "onTime"),
							rows(figures.cases(),
									(one) -> row(shown.apply(one.name()), one.closed(), one.medianHours(),
											one.p90Hours(), percent(one.onTime())))),
					table("steps", List.of("service", "step", "done", "medianHours", "p90Hours", "open", "overdue"),
							rows(figures.steps(),
									(step) -> row(shown.apply(step.processName()), shown.apply(step.name()),
											step.done(), step.medianHours(), step.p90Hours(), step.open(),
											step.overdue()))),
					table("trend", List.of("day", "opened", "closed", "breached"),
							rows(figures.trend(),
									(day) -> row(day.label(), day.opened(), day.closed(), day.breached()))),
					table("forecast", List.of("day", "due", "expected"),
							rows(figures.forecast(), (day) -> row(day.label(), day.due(), day.expected()))))
			.filter((table) -> !table.rows().isEmpty())
			.toList();
	}

	private static FigureGrid parts(String title, String what, List<Figures.Part> parts, UnaryOperator<String> shown) {
		return table(title, List.of(what, "open", "dueToday", "overdue", "breached"),
				rows(parts, (part) -> row(shown.apply(part.name()), part.open(), part.dueToday(), part.overdue(),
						part.breached())));
	}

	static FigureGrid table(String title, List<String> columns, List<List<Object>> rows) {
		return new FigureGrid(CaseWords.shown("figureTable", title),
				columns.stream().map((column) -> CaseWords.shown("figureColumn", column)).toList(), rows);
	}

	private static List<Object> total(String figure, long count) {
		return row(CaseWords.shown("figureColumn", figure), count);
	}

	private static <T> List<List<Object>> rows(List<T> list, Function<T, List<Object>> row) {
		return list.stream().map(row).toList();
	}

	static List<Object> row(Object... cells) {
		return Arrays.stream(cells).map((cell) -> Objects.requireNonNullElse(cell, "")).toList();
	}

	private static Object percent(Double share) {
		return (share != null) ? Math.round(share * 1_000) / 10.0 : null;
	}

}
