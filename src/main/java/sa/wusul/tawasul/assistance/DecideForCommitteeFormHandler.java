package sa.wusul.tawasul.assistance;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.tawasul.assistance.Committee.Ruling;
import sa.wusul.tawasul.assistance.Committee.Vote;

/**
 * Form handler that stores a decision taken in place of a committee that could not
 * decide. A relative recuses themselves, and another office decides.
 */
abstract class DecideForCommitteeFormHandler implements FormHandler {

	private final Committee committee;

	private final String form;

	private final String otherOffice;

	/**
	 * Creates the handler of one office's form.
	 * @param otherOffice the office that decides if this one recuses itself
	 */
	DecideForCommitteeFormHandler(Committee committee, String form, String otherOffice) {
		this.committee = committee;
		this.form = form;
		this.otherOffice = otherOffice;
	}

	@Override
	public String form() {
		return this.form;
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var decision = Vote.valueOf(answers.variable("decisionForCommittee"));
		this.committee.decideInstead(submission.businessKey().orElseThrow(),
				new Ruling(submission.step().id(), submission.author(),
						new IdentityNumber(answers.text("memberIdentityNumber")), decision, answers.find("note")));
		var facts = new HashMap<String, Object>();
		facts.put("committeeOutcome", (decision == Vote.RECUSE) ? this.otherOffice : decision.name());
		if (decision == Vote.REFUSE) {
			facts.put("decisionReason", answers.variable("voteReason"));
		}
		return Result.as(facts);
	}

	/** The decision of the deputy; on recusal, the directorate decides. */
	@Component
	static class OfDeputy extends DecideForCommitteeFormHandler {

		OfDeputy(Committee committee) {
			super(committee, "tawasul-decide-for-committee", "DIRECTORATE");
		}

	}

	/** The decision of the directorate; on recusal, another deputy decides. */
	@Component
	static class OfDirectorate extends DecideForCommitteeFormHandler {

		OfDirectorate(Committee committee) {
			super(committee, "tawasul-decide-instead-of-deputy", "DEPUTY");
		}

	}

}
