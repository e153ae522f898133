package sa.wusul.tawasul.visit;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseWords;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.text.NeutralText;

/**
 * Service that implements visiting hours as booking sessions. Each kind of visit has a
 * hall of its own in each section of a prison, with the capacity given by its hours.
 */
@Service
@Transactional
class VisitingHoursService implements VisitingHours {

	private final Sessions sessions;

	private final Resources resources;

	private final Organisation organisation;

	VisitingHoursService(Sessions sessions, Resources resources, Rights rights) {
		this.sessions = sessions;
		this.resources = resources;
		this.organisation = rights.organisation();
	}

	@Override
	public int open(Hours hours) {
		var place = new VisitingPlace(hours.prison(), hours.kind());
		var hall = this.resources.enter(new RoomFacts(place.place(), hall(hours), Optional.of(hours.section()),
				hours.kind().remote(), hours.visits()));
		return this.sessions
			.open(new SessionPlan(Purpose.PRISON_VISIT, place.host(), hours.kind().mode(), place.place(),
					hours.section(), Optional.of(hall), hours.day(), hours.from(), hours.until(), hours.slotMinutes(),
					hours.visits(), hours.weeks(), hours.by()))
			.slots();
	}

	private String hall(Hours hours) {
		return NeutralText.format("%s، %s، %s", this.organisation.prison(hours.prison()).orElseThrow().ar(),
				CaseWords.of("visitKind", hours.kind()), this.organisation.section(hours.section()).orElseThrow().ar());
	}

	@Override
	public void move(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, LocalDate newDay,
			LocalTime newFrom) {
		var place = new VisitingPlace(prison, kind);
		this.sessions.move(this.sessions.find(Purpose.PRISON_VISIT, place.host(), place.place(), section, day, from),
				newDay.atTime(newFrom).atZone(Kingdom.ZONE).toInstant());
	}

	@Override
	public void cancel(String prison, VisitKind kind, String section, LocalDate day, LocalTime from, int weeks) {
		var place = new VisitingPlace(prison, kind);
		this.sessions.cancel(Purpose.PRISON_VISIT, place.host(), place.place(), section, day, from, weeks);
	}

}
