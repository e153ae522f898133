package sa.wusul.services.delegate;

import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.services.ServiceDocumentService;
import sa.wusul.services.ServiceDocumentService.DocumentOrder;
import sa.wusul.services.engine.ServiceDescriptor;
import sa.wusul.services.register.RegisterExchanges;

import static sa.wusul.services.process.DocumentIssuanceProcess.DOCUMENT_HOLDER;
import static sa.wusul.services.process.DocumentIssuanceProcess.DOCUMENT_PARTICULARS;
import static sa.wusul.services.process.DocumentIssuanceProcess.DOCUMENT_TITLE;
import static sa.wusul.services.process.DocumentIssuanceProcess.ENTRY_REGISTER;
import static sa.wusul.services.process.DocumentIssuanceProcess.PAPER_NUMBER;

/**
 * {@code Task_IssueDocument}: issues the document entered in the register, or those of
 * all workers of an employer's list whom the register entered.
 */
@Component
class IssueDocumentDelegate implements JavaDelegate {

	private final ServiceDocumentService documents;

	IssueDocumentDelegate(ServiceDocumentService documents) {
		this.documents = documents;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var particulars = DOCUMENT_PARTICULARS.findIn(execution).map((names) -> ServiceDescriptor.parts(names, ","));
		var order = new DocumentOrder(execution.getProcessBusinessKey(), execution.getCurrentActivityId(),
				DOCUMENT_TITLE.in(execution), DOCUMENT_HOLDER.findIn(execution), particulars.orElse(List.of()));
		var paper = ENTRY_REGISTER.findIn(execution).filter(RegisterExchanges::isEachWorker).isPresent()
				? this.documents.issueForWorkers(order) : this.documents.issue(order);
		PAPER_NUMBER.set(execution, paper.number());
	}

}
