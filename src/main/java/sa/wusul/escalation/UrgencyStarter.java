package sa.wusul.escalation;

import java.util.Map;

import sa.wusul.casefile.CaseFile;

/** Starter of the urgent lane beside the ordinary way of a request. */
public interface UrgencyStarter {

	void start(CaseFile file, Map<String, Object> facts);

}
