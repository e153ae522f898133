package sa.wusul.tawasul.leave;

import java.util.Map;

import org.springframework.stereotype.Service;

import sa.wusul.platform.form.FormHandler.Submission;

/**
 * Service that schedules an occurrence by the answers of an officer of the prison that
 * holds the detainee.
 */
@Service
class DepartureScheduleService {

	private final Occurrences occurrences;

	private final Leaves leaves;

	private final LeaveRights rights;

	DepartureScheduleService(Occurrences occurrences, Leaves leaves, LeaveRights rights) {
		this.occurrences = occurrences;
		this.leaves = leaves;
		this.rights = rights;
	}

	Scheduled schedule(String caseReference, Submission submission) {
		var prisonCentre = this.rights.letsOut(caseReference);
		var occurrence = this.occurrences.schedule(caseReference,
				LeaveMoments.of(submission.answers(), "departureDay", "departureTime"), submission.author());
		return new Scheduled(occurrence,
				Map.of("leaveNumber", occurrence.leaveNumber(), "occurrenceNumber", occurrence.number(), "departAt",
						occurrence.departAt().toString(), "departUntilAt", occurrence.departUntil().toString(),
						"escortNeeded",
						this.leaves.get(occurrence.leaveNumber()).conditions().orElseThrow().escortNeeded(),
						"prisonCentre", prisonCentre));
	}

	/**
	 * A scheduled occurrence.
	 *
	 * @param facts the variables of its process
	 */
	record Scheduled(Occurrence occurrence, Map<String, Object> facts) {
	}

}
