package sa.wusul.reception.proof.http;

import java.util.LinkedHashMap;

import sa.wusul.platform.neighbour.NeighbourAnswer;
import sa.wusul.platform.neighbour.NeighbourCall;
import sa.wusul.platform.neighbour.NeighbourClient;
import sa.wusul.platform.neighbour.NeighbourProperties.Neighbour;
import sa.wusul.reception.proof.IdentityProofGateway;
import sa.wusul.reception.proof.ProofQuestion;

/**
 * The national identity over HTTP, as described in {@code src/docs/api/identity.yaml}.
 */
class HttpIdentityGateway implements IdentityProofGateway {

	private final NeighbourClient client;

	private final Neighbour settings;

	HttpIdentityGateway(NeighbourClient client, Neighbour settings) {
		this.client = client;
		this.settings = settings;
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
		body.put("purpose", this.settings.code(question.purpose().name()));
		body.put("channel", this.settings.code(question.channel().name()));
		body.put("expiresAt", question.expiresAt().toString());
		this.client.call(NeighbourCall.post("questions", this.settings.named(body)).withKey(question.key()),
				NeighbourAnswer::accepted);
	}

}
