package sa.wusul.casefile.listener;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseReference;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;

/**
 * Listener that gives a ministry-wide group, such as the duty office, access to the file
 * of a case from the first step of the case that is assigned to it.
 */
public class InvolvementListener implements TaskListener {

	private final CaseFiles caseFiles;

	private final Rights rights;

	public InvolvementListener(CaseFiles caseFiles, Rights rights) {
		this.caseFiles = caseFiles;
		this.rights = rights;
	}

	@Override
	public void notify(DelegateTask task) {
		task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.filter((group) -> group != null && isOfTheMinistry(group))
			.forEach((group) -> {
				var reference = task.getExecution().getProcessBusinessKey();
				if (reference != null && CaseReference.isOne(reference)) {
					this.caseFiles.involve(reference, group);
				}
			});
	}

	private boolean isOfTheMinistry(String group) {
		return this.rights.group(group).filter((known) -> known.role().cases() == Role.Cases.INVOLVED).isPresent();
	}

}
