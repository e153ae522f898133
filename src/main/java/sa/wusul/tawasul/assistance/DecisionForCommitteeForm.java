package sa.wusul.tawasul.assistance;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.AnswerKeeper;
import sa.wusul.tawasul.assistance.Committee.Ruling;
import sa.wusul.tawasul.assistance.Committee.Vote;

/**
 * Keeps what the deputy decides in the place of a committee that could not, or the
 * directorate where he is a relative; whoever recuses himself hands it to the other.
 */
@Component
class DecisionForCommitteeForm implements AnswerKeeper {

	private static final String OUTCOME = "committeeOutcome";

	private static final String DEPUTY = "DEPUTY";

	private final Committee committee;

	DecisionForCommitteeForm(Committee committee) {
		this.committee = committee;
	}

	@Override
	public String form() {
		return "tawasul-decide-for-committee";
	}

	@Override
	public Kept keep(Submission submission) {
		var answers = submission.answers();
		var decision = Vote.valueOf(answers.variable("decisionForCommittee"));
		this.committee.decideInstead(submission.businessKey().orElseThrow(), new Ruling(submission.author(),
				new IdentityNumber(answers.text("memberIdentityNumber")), decision, answers.find("note")));
		var facts = new HashMap<String, Object>();
		facts.put(OUTCOME, (decision == Vote.RECUSE) ? other(submission.facts()) : decision.name());
		if (decision == Vote.REFUSE) {
			facts.put("decisionReason", answers.variable("voteReason"));
		}
		return Kept.as(facts);
	}

	private static String other(Map<String, Object> facts) {
		return DEPUTY.equals(facts.get(OUTCOME)) ? "DIRECTORATE" : DEPUTY;
	}

}
