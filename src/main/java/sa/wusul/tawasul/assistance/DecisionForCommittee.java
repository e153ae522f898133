package sa.wusul.tawasul.assistance;

import java.util.HashMap;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.AnswerKeeper;
import sa.wusul.tawasul.assistance.Committee.Ruling;
import sa.wusul.tawasul.assistance.Committee.Vote;

/**
 * Keeps what somebody decides in the place of a committee that could not. Whoever is a
 * relative recuses himself, and another office decides.
 */
abstract class DecisionForCommittee implements AnswerKeeper {

	private final Committee committee;

	private final String form;

	private final String otherOffice;

	/**
	 * @param otherOffice who decides where this one recuses himself
	 */
	DecisionForCommittee(Committee committee, String form, String otherOffice) {
		this.committee = committee;
		this.form = form;
		this.otherOffice = otherOffice;
	}

	@Override
	public String form() {
		return this.form;
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = submission.answers();
		var decision = Vote.valueOf(answers.variable("decisionForCommittee"));
		this.committee.decideInstead(submission.businessKey().orElseThrow(), new Ruling(submission.author(),
				new IdentityNumber(answers.text("memberIdentityNumber")), decision, answers.find("note")));
		var facts = new HashMap<String, Object>();
		facts.put("committeeOutcome", (decision == Vote.RECUSE) ? this.otherOffice : decision.name());
		if (decision == Vote.REFUSE) {
			facts.put("decisionReason", answers.variable("voteReason"));
		}
		return Kept.as(facts);
	}

	/** The deputy decides; where he may not, the directorate does. */
	@Component
	static class OfDeputy extends DecisionForCommittee {

		OfDeputy(Committee committee) {
			super(committee, "tawasul-decide-for-committee", "DIRECTORATE");
		}

	}

	/** The directorate decides; where it may not, another deputy does. */
	@Component
	static class OfDirectorate extends DecisionForCommittee {

		OfDirectorate(Committee committee) {
			super(committee, "tawasul-decide-instead-of-deputy", "DEPUTY");
		}

	}

}
