package sa.wusul.casefile.engine;

import java.time.Duration;

import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.engine.EngineAccess;

/**
 * Scheduled job that gives open cases without a due date the one of their service as a
 * whole: those that were opened before services had one. It counts from the opening, with
 * the time that a case has waited for its requester, as if it had had the date then.
 */
@Component
public class CaseDueWatch {

	private static final Logger log = LoggerFactory.getLogger(CaseDueWatch.class);

	private static final int AT_ONCE = 500;

	private final CaseFiles caseFiles;

	private final ServiceLevelDecisions serviceLevels;

	private final WorkingTime workingTime;

	private final ProcessEngine engine;

	private final TransactionTemplate transaction;

	CaseDueWatch(CaseFiles caseFiles, ServiceLevelDecisions serviceLevels, WorkingTime workingTime,
			@Lazy ProcessEngine engine, TransactionTemplate transaction) {
		this.caseFiles = caseFiles;
		this.serviceLevels = serviceLevels;
		this.workingTime = workingTime;
		this.engine = engine;
		this.transaction = transaction;
	}

	@Scheduled(initialDelayString = "${wusul.promises.look-after:PT1M}", fixedDelayString = "PT1H")
	public void look() {
		this.caseFiles.openWithoutDueDate(AT_ONCE).forEach(this::alone);
	}

	/**
	 * Gives one case its date by itself, so that a model without a row stops no other.
	 */
	private void alone(String reference, Duration stoodStill) {
		try {
			this.transaction.executeWithoutResult((status) -> promise(this.caseFiles.get(reference), stoodStill));
		}
		catch (RuntimeException failure) {
			log.error("The case {} has no due date; it is tried again at the next run", reference, failure);
		}
	}

	private void promise(CaseFile file, Duration stoodStill) {
		var kind = file.classification();
		var due = EngineAccess.asSystem(this.engine, "the program itself promises a time", () -> this.serviceLevels
			.wholeCase(file.processKey(), kind.requestType(), kind.priority(), file.times().openedAt(), null));
		this.caseFiles.promise(file.reference(), this.workingTime.plus(due, stoodStill));
	}

}
