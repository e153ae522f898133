package sa.wusul.release.engine;

import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.identity.Performers.Act;
import sa.wusul.platform.identity.Performers;
import sa.wusul.release.Draft;
import sa.wusul.release.DraftApprovalStarter;
import sa.wusul.release.process.DraftApprovalProcess;

import static sa.wusul.release.process.DraftApprovalProcess.AUTHOR;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_CHANGES;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_NAME;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_NUMBER;
import static sa.wusul.release.process.DraftApprovalProcess.HANDED_IN_BY;

/** The start of {@code release-draft-approval} for a draft. */
@Component
class EngineDraftApprovalStarter implements DraftApprovalStarter {

	private final RuntimeService processes;

	private final Performers performers;

	private final ProcessEngine engine;

	EngineDraftApprovalStarter(RuntimeService processes, Performers performers, @Lazy ProcessEngine engine) {
		this.engine = engine;
		this.performers = performers;
		this.processes = processes;
	}

	@Override
	public void ask(Draft draft, String shown) {
		var approval = CheckedStart
			.of(() -> this.processes.startProcessInstanceByKey(DraftApprovalProcess.KEY, draft.key(),
					Variables.createVariables()
						.putValue(DRAFT_NUMBER.name(), draft.number())
						.putValue(DRAFT_NAME.name(), draft.name())
						.putValue(AUTHOR.name(), draft.author())
						.putValue(DRAFT_CHANGES.name(), shown)));
		Stream.concat(draft.people().stream(), Stream.of(draft.author()))
			.distinct()
			.forEach((person) -> this.performers
				.record(new Act(approval.getId(), approval.getId(), draft.key(), HANDED_IN_BY.name(), person)));
	}

	@Override
	public void end(Draft draft, Draft train) {
		EngineAccess.asSystem(this.engine, "the draft is decided with its train", () -> {
			this.processes.createProcessInstanceQuery()
				.processDefinitionKey(DraftApprovalProcess.KEY)
				.processInstanceBusinessKey(draft.key())
				.list()
				.forEach((approval) -> this.processes.deleteProcessInstance(approval.getId(), train.key()));
			return null;
		});
	}

}
