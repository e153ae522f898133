package sa.wusul.tawasul.assistance;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.form.FormHandler;
import sa.wusul.tawasul.assistance.Committee.Ballot;
import sa.wusul.tawasul.assistance.Committee.Vote;

/**
 * Form handler that stores a member's vote. The process only learns whether the seat
 * needs another member.
 */
@Component
class CastVoteFormHandler implements FormHandler {

	private final Committee committee;

	CastVoteFormHandler(Committee committee) {
		this.committee = committee;
	}

	@Override
	public String form() {
		return "tawasul-cast-vote";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var vote = Vote.valueOf(answers.variable("committeeVote"));
		this.committee.vote(submission.businessKey().orElseThrow(),
				new Ballot(((Number) submission.facts().get("seatNumber")).intValue() + 1, submission.author(),
						new IdentityNumber(answers.text("memberIdentityNumber")), vote,
						Optional.ofNullable((String) answers.variables().get("voteReason")), answers.find("note")));
		return Result.as(Map.of("voteCounted", vote != Vote.RECUSE));
	}

}
