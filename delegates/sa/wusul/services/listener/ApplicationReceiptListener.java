package sa.wusul.services.listener;

import java.util.Collection;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.engine.ServiceDescriptor;

import static sa.wusul.services.engine.ApplicationFacts.DEPARTMENT;
import static sa.wusul.services.engine.ApplicationFacts.PRIORITY;
import static sa.wusul.services.engine.ApplicationFacts.REQUEST_TYPE;

/**
 * Listener that checks that an application is permitted for the service, and assigns it
 * to the sector that provides the service.
 */
public class ApplicationReceiptListener implements ExecutionListener {

	private static final String SERVICE = "E_SERVICE";

	private static final String ORDINARY = "NORMAL";

	private final CaseFiles caseFiles;

	private final ServiceDescriptor service;

	public ApplicationReceiptListener(CaseFiles caseFiles, ServiceDescriptor service) {
		this.caseFiles = caseFiles;
		this.service = service;
	}

	@Override
	public void notify(DelegateExecution execution) {
		var file = this.caseFiles.get(execution.getProcessBusinessKey());
		refuseIneligible(file);
		this.caseFiles.classify(file.reference(), SERVICE, ORDINARY, this.service.sector());
		REQUEST_TYPE.set(execution, SERVICE);
		PRIORITY.set(execution, ORDINARY);
		DEPARTMENT.set(execution, this.service.sector());
	}

	private void refuseIneligible(CaseFile file) {
		if (isClosedTo(this.service.audience(), file.requester().kind())) {
			throw new RefusalException(Kind.INVALID, "service.notForYou");
		}
		if (isClosedTo(this.service.channels(), file.channel().name())) {
			throw new RefusalException(Kind.INVALID, "service.notOnChannel");
		}
	}

	private static boolean isClosedTo(Collection<String> open, String asked) {
		return !open.isEmpty() && !open.contains(asked);
	}

}
