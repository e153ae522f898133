package sa.wusul.reception;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.Answers;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Form handler that receives a visitor: issues the ticket and names the visit. Staff
 * receive in their own hall and need not name it; a kiosk sends its place.
 */
@Component
class ReceiveVisitorFormHandler implements FormHandler {

	static final String VISIT = "reception-centre-visit";

	private final ReceptionHall hall;

	private final Rights rights;

	private final CurrentStaff currentStaff;

	ReceiveVisitorFormHandler(ReceptionHall hall, Rights rights, CurrentStaff currentStaff) {
		this.hall = hall;
		this.rights = rights;
		this.currentStaff = currentStaff;
	}

	@Override
	public String form() {
		return "reception-receive-visitor";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var place = place(answers);
		var appointment = Optional.ofNullable((String) answers.variables().get("appointmentReference"));
		var ticket = this.hall.receive(new Arrival(place.centre(), place.section(), appointment));
		var facts = new HashMap<String, Object>();
		facts.put("centre", place.centre());
		facts.put("section", place.section());
		facts.put("ticketNumber", ticket.text());
		facts.put("visitorKind", answers.variable("visitorKind"));
		facts.put("communication", said(answers, "communication").orElse("SPOKEN"));
		facts.put("interpreterNeeded", false);
		facts.put("appointmentToday", appointment.isPresent());
		facts.put("visitorAwaited",
				appointment.isPresent() && Boolean.TRUE.equals(answers.variables().get("visitorAwaited")));
		appointment.ifPresent((reference) -> facts.put("appointmentReference", reference));
		return Result.as(ticket.reference(), facts);
	}

	private HallPlace place(Answers answers) {
		var groups = this.currentStaff.person()
			.map((person) -> List.copyOf(person.groups()))
			.orElse(List.of("intake-channels"));
		var own = groups.stream()
			.map(this.rights::group)
			.flatMap(Optional::stream)
			.filter((group) -> group.role().mayStart(VISIT))
			.flatMap((group) -> HallPlace.of(group).stream())
			.toList();
		var centre = said(answers, "centre").or(() -> only(own).map(HallPlace::centre));
		var section = said(answers, "section").or(() -> only(own).map(HallPlace::section));
		if (centre.isEmpty() || section.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "visit.placeMissing");
		}
		if (!this.rights.mayStart(groups, VISIT, centre.get(), section.get())) {
			throw new RefusalException(Kind.FORBIDDEN, "visit.notYourHall");
		}
		return new HallPlace(centre.get(), section.get());
	}

	private static Optional<String> said(Answers answers, String name) {
		return Optional.ofNullable((String) answers.variables().get(name));
	}

	private static <T> Optional<T> only(List<T> all) {
		return (all.size() == 1) ? Optional.of(all.get(0)) : Optional.empty();
	}

	private record HallPlace(String centre, String section) {

		static Optional<HallPlace> of(StaffGroup group) {
			return group.centre()
				.map(Place::id)
				.flatMap((centre) -> group.section().map((section) -> new HallPlace(centre, section.id())));
		}

	}

}
