package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.Visitors;

import static sa.wusul.tawasul.process.VisitorApprovalProcess.SECTION;
import static sa.wusul.tawasul.process.VisitorApprovalProcess.VISITOR_COUNT;
import static sa.wusul.tawasul.process.VisitorApprovalProcess.VISIT_KIND;

/** {@code Task_ListVisitors}: stores the visit and its visitors. */
@Component
class ListVisitorsDelegate implements JavaDelegate {

	private final Visitors visitors;

	ListVisitorsDelegate(Visitors visitors) {
		this.visitors = visitors;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var listed = this.visitors.list(execution.getProcessBusinessKey(), VisitKind.valueOf(VISIT_KIND.in(execution)),
				SECTION.in(execution));
		VISITOR_COUNT.set(execution, (long) listed);
	}

}
