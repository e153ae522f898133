package sa.wusul.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import sa.wusul.platform.clock.CalendarWords;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.text.ShownText;

/**
 * The Minister's page as the fields of the sheet that is printed in the morning. Its
 * tables are those of the page.
 */
final class MorningPrint {

	private static final int MINUTES = 60;

	private MorningPrint() {
	}

	static Map<String, Object> fields(MinistryView view) {
		var fields = new HashMap<String, Object>();
		fields.put("days", view.days());
		fields.put("at", FigureReportService.at(view.at()));
		fields.put("urgentTotal", view.urgent().total());
		fields.put("urgentLate", view.urgent().late());
		fields.put("ordersTotal", view.orders().total());
		fields.put("ordersLate", view.orders().late());
		fields.put("confidential",
				Stream.of(view.arrivals(), view.urgent(), view.orders())
					.mapToLong(MinistryView.Listed::confidential)
					.sum());
		fields.put("lastDay", view.lastDay().day());
		fields.put("lastOpened", view.lastDay().opened());
		fields.put("lastClosed", view.lastDay().closed());
		fields.put("lastOnTime", view.lastDay().onTime());
		fields.put("lastRatings", view.lastDay().ratings());
		fields.put("lastAverage", text(view.lastDay().average()));
		fields.put("average", text(view.satisfaction().average()));
		fields.put("tables",
				FigureReportService
					.printed(Stream.of(arrivals(view), urgent(view), orders(view), sectors(view), centres(view))
						.filter((table) -> !table.rows().isEmpty())
						.toList()));
		return fields;
	}

	private static FigureGrid arrivals(MinistryView view) {
		return FigureGrid.table("arrivals", List.of("time", "name", "reference", "host", "mode", "file"),
				view.arrivals()
					.rows()
					.stream()
					.filter(MinistryView.Arrival::today)
					.map((one) -> FigureGrid.row(one.at().time(), one.name(), one.reference(), one.host(),
							String.join(ShownText.choose("، ", ", "), one.mode(), one.place()), one.file().name()))
					.toList());
	}

	private static FigureGrid urgent(MinistryView view) {
		return FigureGrid.table("urgent", List.of("reference", "type", "centre", "level", "left"),
				view.urgent()
					.rows()
					.stream()
					.map((one) -> FigureGrid.row(one.reference(), one.type(), one.centre(), one.level(),
							left(one.minutesLeft())))
					.toList());
	}

	private static FigureGrid orders(MinistryView view) {
		return FigureGrid.table("orders", List.of("reference", "owner", "department", "dueAt", "state"),
				view.orders()
					.rows()
					.stream()
					.map((one) -> FigureGrid.row(one.reference(), one.owner(), one.department(), day(one.dueAt()),
							one.state().name()))
					.toList());
	}

	private static FigureGrid sectors(MinistryView view) {
		return FigureGrid.table("sectors", List.of("department", "open", "dueToday", "overdue"),
				view.sectors()
					.stream()
					.map((one) -> FigureGrid.row(one.department(), one.open(), one.dueToday(), one.overdue()))
					.toList());
	}

	private static FigureGrid centres(MinistryView view) {
		return FigureGrid.table("centres", List.of("centre", "opened", "closed", "breached", "medianHours", "average"),
				view.centres()
					.stream()
					.map((one) -> FigureGrid.row(one.centre(), one.received(), one.closed(), one.late(),
							one.medianHours(), one.average()))
					.toList());
	}

	private static String day(Moment moment) {
		return CalendarWords.shownDate(LocalDate.ofInstant(Instant.parse(moment.iso()), Kingdom.ZONE));
	}

	/** Returns hours and minutes, with a minus sign once the time has passed. */
	private static String left(Long minutes) {
		if (minutes == null) {
			return "";
		}
		var rest = Math.abs(minutes) % MINUTES;
		return ((minutes < 0) ? "-" : "") + Math.abs(minutes) / MINUTES + ((rest < 10) ? ":0" : ":") + rest;
	}

	private static String text(Double value) {
		return (value != null) ? value.toString() : "";
	}

}
