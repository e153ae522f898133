package sa.wusul.tawasul.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.room.RoomGuestReader;
import sa.wusul.room.RoomHalt;
import sa.wusul.room.RoomHalts;

/**
 * Service that links visits with their video rooms: the visitors who may sit in them, and
 * the end that an officer of the prison sets there.
 */
@Service
class VisitRoomService implements RoomGuestReader, RoomHalts {

	/** The message that an officer ended the visit in its room. */
	static final String HALTED = "tawasul.visitHalted";

	private static final String STEP = "room";

	private final VisitRepository visits;

	private final CaseFiles caseFiles;

	private final Inbox inbox;

	private final AuditLog audit;

	private final Clock clock;

	VisitRoomService(VisitRepository visits, CaseFiles caseFiles, Inbox inbox, AuditLog audit, Clock clock) {
		this.visits = visits;
		this.caseFiles = caseFiles;
		this.inbox = inbox;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public List<Guest> granted(String caseReference) {
		return this.visits.visitors(caseReference)
			.stream()
			.filter(Visitor::granted)
			.map((visitor) -> new Guest(visitor.ordinal(), visitor.identity().value(), visitor.name(),
					visitor.checkedInAt().isPresent()))
			.toList();
	}

	@Override
	@Transactional(readOnly = true)
	public List<String> visitsOf(String identityNumber) {
		return this.visits.remoteVisitsOf(new IdentityNumber(identityNumber));
	}

	@Override
	@Transactional
	public void halt(String caseReference, Instant startsAt, RoomHalt reason, String by) {
		var message = new InboxMessage("visit:" + caseReference + ":halted:" + startsAt, HALTED, caseReference);
		if (this.inbox.knows(message.key())) {
			return;
		}
		this.inbox.receive(message);
		this.visits.halt(caseReference, reason.name());
		this.caseFiles.write(caseReference, new Note(STEP, ArabicText.of("visit.halted"), "note",
				ArabicText.of("visit.halted." + reason.name()), by, this.clock.instant()));
		this.audit.add(AuditEntry.done(by, "room.halt").ofCase(caseReference).on(reason.name()));
	}

}
