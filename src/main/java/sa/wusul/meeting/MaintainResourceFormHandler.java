package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler that stores the rooms and interpreters entered by the supervisor of their
 * centre.
 */
@Component
class MaintainResourceFormHandler implements FormHandler {

	private static final Map<String, DayOfWeek> DAYS = Map.of("worksSunday", DayOfWeek.SUNDAY, "worksMonday",
			DayOfWeek.MONDAY, "worksTuesday", DayOfWeek.TUESDAY, "worksWednesday", DayOfWeek.WEDNESDAY, "worksThursday",
			DayOfWeek.THURSDAY, "worksFriday", DayOfWeek.FRIDAY, "worksSaturday", DayOfWeek.SATURDAY);

	private final Resources resources;

	private final MeetingRights rights;

	MaintainResourceFormHandler(Resources resources, MeetingRights rights) {
		this.resources = resources;
		this.rights = rights;
	}

	@Override
	public String form() {
		return "meeting-maintain-resource";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var centre = answers.variable("centre");
		var kind = ResourceKind.valueOf(answers.variable("resourceKind"));
		var away = "ABSENT".equals(answers.variable("resourceAction"));
		if (away) {
			this.rights.reportsAbsence(centre);
		}
		else {
			this.rights.maintains(centre);
		}
		return Result.as(Map.of("resourceKind", kind.name(), "resourceNumber", keep(kind, centre, answers)));
	}

	private long keep(ResourceKind kind, String centre, Answers answers) {
		var name = answers.text((kind == ResourceKind.ROOM) ? "roomName" : "interpreterName");
		if ("ABSENT".equals(answers.variable("resourceAction"))) {
			return this.resources.away(centre, name, LocalDate.parse(answers.variable("absentDay")));
		}
		if ("WITHDRAW".equals(answers.variable("resourceAction"))) {
			return this.resources.withdraw(kind, centre, name);
		}
		return (kind == ResourceKind.ROOM) ? this.resources.enter(room(centre, name, answers))
				: this.resources.enter(interpreter(centre, name, answers));
	}

	private static RoomFacts room(String centre, String name, Answers answers) {
		return new RoomFacts(centre, name, section(answers), checked(answers, "videoEquipped"),
				Integer.parseInt(answers.variable("roomSeats")));
	}

	private static InterpreterFacts interpreter(String centre, String name, Answers answers) {
		return new InterpreterFacts(centre, name, section(answers), days(answers), time(answers, "fromTime"),
				time(answers, "untilTime"),
				answers.find("interpreterMobile")
					.filter((mobile) -> !mobile.isBlank())
					.map((mobile) -> new MobileNumber(mobile).value()));
	}

	private static Optional<String> section(Answers answers) {
		return checked(answers, "bothSections") ? Optional.empty() : Optional.of(answers.variable("section"));
	}

	private static Set<DayOfWeek> days(Answers answers) {
		var days = EnumSet.noneOf(DayOfWeek.class);
		DAYS.forEach((field, day) -> {
			if (checked(answers, field)) {
				days.add(day);
			}
		});
		return days;
	}

	private static LocalTime time(Answers answers, String field) {
		return Optional.ofNullable(answers.variables().get(field))
			.map((time) -> LocalTime.parse(time.toString()))
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "interpreter.hours"));
	}

	private static boolean checked(Answers answers, String field) {
		return Boolean.TRUE.equals(answers.variables().get(field));
	}

}
