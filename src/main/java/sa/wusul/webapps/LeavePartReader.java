package sa.wusul.webapps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.tawasul.leave.Leave;
import sa.wusul.tawasul.leave.LeaveConditions;
import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.Occurrence;
import sa.wusul.tawasul.leave.Occurrences;

/**
 * Reader of the authorisation of a leave and of the departure under it: what the officer
 * at the prison's gate has to know.
 */
@Component
class LeavePartReader implements TaskPartReader {

	private static final String LEAVE = "leaveNumber";

	private static final String OCCURRENCE = "occurrenceNumber";

	/** The question of the request about the place of stay. */
	private static final String PLACE = "leavePlace";

	private final Leaves leaves;

	private final Occurrences occurrences;

	private final CaseFiles caseFiles;

	LeavePartReader(Leaves leaves, Occurrences occurrences, CaseFiles caseFiles) {
		this.leaves = leaves;
		this.occurrences = occurrences;
		this.caseFiles = caseFiles;
	}

	@Override
	public ShownPart part() {
		return ShownPart.LEAVE;
	}

	@Override
	public Optional<TaskView.Part> forTask(String caseReference, Map<String, Object> variables) {
		var occurrence = Optional.ofNullable((String) variables.get(OCCURRENCE)).map(this.occurrences::get);
		return occurrence.map(Occurrence::leaveNumber)
			.or(() -> Optional.ofNullable((String) variables.get(LEAVE)))
			.map(this.leaves::get)
			.map((leave) -> new TaskView.Part(word("leave"), facts(caseReference, leave, occurrence)));
	}

	private List<TaskView.Fact> facts(String caseReference, Leave leave, Optional<Occurrence> occurrence) {
		var facts = new ArrayList<TaskView.Fact>();
		facts.add(TaskView.Fact.of(word("leaveNumber"), leave.number()));
		facts.add(TaskView.Fact.of(word("leaveReason"), CaseFileWords.of("leaveReason", leave.reason())));
		this.caseFiles.particularsAsAsked(caseReference)
			.stream()
			.filter((particular) -> particular.name().equals(PLACE))
			.forEach((place) -> facts.add(TaskView.Fact.of(word("leavePlace"), place.value())));
		leave.conditions().ifPresent((conditions) -> facts.addAll(facts(conditions)));
		leave.guarantor().ifPresent((name) -> facts.add(TaskView.Fact.of(word("guarantor"), name)));
		leave.validUntil().ifPresent((until) -> facts.add(TaskView.Fact.at(word("leaveValidUntil"), until)));
		occurrence.ifPresent((departure) -> {
			facts.add(TaskView.Fact.at(word("departAt"), departure.departAt()));
			facts.add(TaskView.Fact.at(word("departUntil"), departure.departUntil()));
			departure.leftAt().ifPresent((at) -> facts.add(TaskView.Fact.at(word("leftAt"), at)));
			departure.dueAt().ifPresent((at) -> facts.add(TaskView.Fact.at(word("leaveDueAt"), at)));
			departure.returnedAt().ifPresent((at) -> facts.add(TaskView.Fact.at(word("returnedAt"), at)));
		});
		return facts;
	}

	private static List<TaskView.Fact> facts(LeaveConditions conditions) {
		return List.of(TaskView.Fact.of(word("leaveHours"), String.valueOf(conditions.hours())),
				TaskView.Fact.of(word("escortNeeded"), CaseFileWords.of("truth", conditions.escortNeeded())));
	}

	private static String word(String name) {
		return CaseFileWords.of("shown", name);
	}

}
