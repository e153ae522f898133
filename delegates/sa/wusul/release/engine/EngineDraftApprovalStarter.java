package sa.wusul.release.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.release.Draft;
import sa.wusul.release.DraftApprovalStarter;
import sa.wusul.release.process.DraftApprovalProcess;

import static sa.wusul.release.process.DraftApprovalProcess.AUTHOR;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_CHANGES;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_NAME;
import static sa.wusul.release.process.DraftApprovalProcess.DRAFT_NUMBER;

/** The start of {@code release-draft-approval} for a draft. */
@Component
class EngineDraftApprovalStarter implements DraftApprovalStarter {

	private final RuntimeService processes;

	EngineDraftApprovalStarter(RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void ask(Draft draft) {
		CheckedStart.of(() -> this.processes.startProcessInstanceByKey(DraftApprovalProcess.KEY, draft.key(),
				Variables.createVariables()
					.putValue(DRAFT_NUMBER.name(), draft.number())
					.putValue(DRAFT_NAME.name(), draft.name())
					.putValue(AUTHOR.name(), draft.author())
					.putValue(DRAFT_CHANGES.name(), draft.changes())));
	}

}
