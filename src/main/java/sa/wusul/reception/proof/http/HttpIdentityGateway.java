package sa.wusul.reception.proof.http;

import java.util.LinkedHashMap;

import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourVocabulary;
import sa.wusul.reception.proof.IdentityProofGateway;
import sa.wusul.reception.proof.ProofQuestion;

/**
 * The national identity over HTTP, as described in {@code src/docs/api/identity.yaml}.
 */
class HttpIdentityGateway implements IdentityProofGateway {

	private final NeighbourClient client;

	private final NeighbourVocabulary theirs;

	HttpIdentityGateway(NeighbourClient client, NeighbourVocabulary theirs) {
		this.client = client;
		this.theirs = theirs;
	}

	@Override
	public boolean isReady() {
		return this.client.isReady();
	}

	@Override
	public void ask(ProofQuestion question) {
		var body = new LinkedHashMap<String, Object>();
		body.put("proof", question.key());
		body.put("identityNumber", question.person().value());
		body.put("number", question.number());
		body.put("purpose", this.theirs.code(question.purpose().name()));
		body.put("channel", this.theirs.code(question.channel().name()));
		body.put("expiresAt", question.expiresAt().toString());
		this.client.call(NeighbourCall.post("questions", this.theirs.named(body)).withKey(question.key()),
				NeighbourAnswer::accepted);
	}

}
