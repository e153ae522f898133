package sa.wusul.reception;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.FormHandler;

/** Form handler that binds an interpreter to a visit for which none was free. */
@Component
class FindInterpreterFormHandler implements FormHandler {

	private final ReceptionHall hall;

	FindInterpreterFormHandler(ReceptionHall hall) {
		this.hall = hall;
	}

	@Override
	public String form() {
		return "reception-find-interpreter";
	}

	@Override
	public Result handle(Submission submission) {
		submission.businessKey().ifPresent((visit) -> this.hall.interpretedBy(visit, submission.author()));
		return Result.as(Map.of("interpreterBound", true, "interpreterMissing", false));
	}

}
