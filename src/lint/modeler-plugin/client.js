// Written by src/lint/lint.mjs --write; change wusul-rules.cjs, model-rules.json or vocabulary.json instead.
(function () {
// The rules of src/main/resources/release/model-rules.json that can be checked in a single process model, as bpmnlint
// rules. The check on deployment (sa.wusul.release.rules) is authoritative; these rules show analysts the same findings
// while they draw. No imports: src/lint/lint.mjs copies this file into the plug-in of Camunda Modeler.
function wusulRules(book, vocabulary) {
  const PACKAGE = 'bpmnlint-plugin-wusul';
  const alone = book.rules.filter((rule) => rule.alone);
  const known = new Set(Object.values(book.namespaces));
  const kinds = Object.fromEntries(Object.entries(book.kinds).map(([name, kind]) =>
    [name, { ...kind, pattern: kind.pattern && new RegExp(`^(?:${kind.pattern})$`, 'su') }]));
  const details = new Set(['bpmn:documentation', 'bpmn:conditionExpression', 'bpmn:timeDate', 'bpmn:timeCycle', 'bpmn:timeDuration',
    'bpmn:multiInstanceLoopCharacteristics', 'bpmn:loopCardinality', 'bpmn:script', 'bpmn:text']);
  const expression = /[$#]\{/;

  // ---- a model as a tree of its contents, with the rule book's prefixes

  const lower = (name) => name.charAt(0).toLowerCase() + name.slice(1);
  const prefixed = (name) => known.has(name.split(':')[0]) ? name : `?:${name.split(':').pop()}`;

  function node(name, parent) {
    const made = { name, parent, attributes: {}, children: [], text: '' };
    parent?.children.push(made);
    return made;
  }

  function tree(element, name, parent) {
    const made = node(name, parent);
    const own = name.split(':')[0];
    for (const [attribute, value] of Object.entries(element.$attrs ?? {})) {
      if (!attribute.startsWith('xmlns')) {
        made.attributes[attribute.includes(':') ? prefixed(attribute) : attribute] = String(value);
      }
    }
    // moddle hides references from Object.keys.
    for (const key of Object.getOwnPropertyNames(element)) {
      if (!key.startsWith('$') && element[key] !== undefined) {
        say(made, own, element.$descriptor?.propertiesByName?.[key], key, element[key]);
      }
    }
    if (!element.$descriptor?.propertiesByName) { // an element that moddle does not know
      (element.$children ?? []).forEach((child) => tree(child, prefixed(child.$type), made));
      made.text += element.$body ?? '';
    }
    return made;
  }

  function say(made, own, property, key, value) {
    if (key === 'diagrams') {
      return;
    }
    if (property?.isBody) {
      made.text += value;
    } else if (property?.isReference) {
      if (property.isAttr) {
        made.attributes[key] = value?.id ?? '';
      }
    } else if (!property || property.isAttr) {
      const prefix = property?.ns.prefix ?? own;
      made.attributes[prefix === own ? key : `${prefix}:${key}`] = String(value);
    } else {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child?.$type) {
          const type = /^bpmn:(Formal)?Expression$/.test(child.$type) ? `bpmn:${key}` : child.$type;
          const [prefix, local] = prefixed(type).split(':');
          tree(child, `${prefix}:${lower(local)}`, made);
        } else {
          node(`${property.ns.prefix}:${key}`, made).text = String(child);
        }
      }
    }
  }

  const all = (from) => [from, ...from.children.flatMap(all)];
  const get = (from, attribute) => from.attributes[attribute] ?? '';
  const says = (from, attribute) => get(from, attribute).trim() !== '';
  const children = (from, name) => from.children.filter((child) => child.name === name);
  const extensions = (from, name) => children(from, 'bpmn:extensionElements').flatMap(all).filter((found) => found.name === name);
  const property = (from, name) => extensions(from, 'camunda:property').find((found) => get(found, 'name') === name)?.attributes.value;
  const domain = (id) => id.split('-')[0];
  const named = (from) => {
    const detail = from.name.endsWith('EventDefinition') || from.name.startsWith('camunda:') || details.has(from.name);
    return (says(from, 'id') && !detail) || !from.parent ? from : named(from.parent);
  };

  // ---- the elements of models

  function parts(from, fault) {
    const refused = book.refusedElements[from.name];
    if (refused) {
      return fault(refused, from, from.name);
    }
    if (from.name.startsWith('?:')) {
      return fault('namespace', from, from.name);
    }
    const uses = book.bpmn[from.name];
    if (!uses) {
      return fault('element', from, from.name);
    }
    const before = fault.count();
    for (const [attribute, value] of Object.entries(from.attributes)) {
      if (uses[attribute]) {
        checkValue(from, uses[attribute].replace('!', ''), value, fault);
      } else if (!book.everyBpmn[attribute]) {
        fault(ruleAgainst(attribute, value), from, `${attribute}=${value}`);
      }
    }
    if (uses['#text'] && from.text.trim() && from.children.length === 0) {
      checkValue(from, uses['#text'].replace('!', ''), from.text.trim(), fault);
    }
    from.children.forEach((child) => parts(child, fault));
    if (fault.count() === before) {
      for (const [attribute, use] of Object.entries(uses)) {
        if (use.endsWith('!') && !(attribute === '#text' ? from.text.trim() : says(from, attribute))) {
          fault(kinds[use.replace('!', '')].rule ?? 'attribute', from, attribute);
        }
      }
    }
    return undefined;
  }

  function ruleAgainst(attribute, value) {
    if (attribute === 'camunda:type') {
      return value === 'external' ? 'external-task' : 'task-kind';
    }
    return book.refusedAttributes[attribute] ?? (attribute.startsWith('?:') ? 'namespace' : 'attribute');
  }

  function checkValue(from, name, value, fault) {
    const kind = kinds[name];
    if (!kind.rule) {
      return;
    }
    if (kind.reference && expression.test(value) && !kind.pattern.test(value)) {
      fault('dynamic-reference', from, value);
    } else if (kind.pattern && !kind.pattern.test(value)) {
      fault(kind.rule, from, value);
    } else if ((kind.rule === 'expression' && expression.test(value) && !allowed(value))
      || (kind.rule === 'delegate' && !vocabulary.delegates.includes(value.slice(2, -1)))
      || (kind.rule === 'group' && !isGroup(value))) {
      fault(kind.rule, from, value);
    }
  }

  function isGroup(value) {
    const [, place, role] = /staffGroups\.of(\w*)\('([a-z-]+)'/.exec(value) ?? [];
    return role === undefined || vocabulary.roles[role] === (place.toUpperCase() || 'NONE');
  }

  // ---- expressions: variables, literals, operators, listed methods and functions

  const token = /\s*(?:(\d+(?:\.\d+)?)|('[^'\\]*'|"[^"\\]*")|([A-Za-z_\p{Script=Arabic}][\w\p{Script=Arabic}]*)|(==|!=|<=|>=|&&|\|\||[<>!+\-*/%?:(),.]))/uy;
  const words = new Set(['and', 'or', 'not', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'empty', 'div', 'mod']);

  function allowed(text) {
    const bodies = text.match(/[$#]\{(?:[^{}'"]|'[^']*'|"[^"]*")*\}/g) ?? [];
    const rest = bodies.reduce((left, body) => left.replace(body, ''), text);
    return bodies.length > 0 && !/[$#]\{/.test(rest) && bodies.every((body) => allowedBody(body.slice(2, -1)));
  }

  function allowedBody(body) {
    const found = [];
    token.lastIndex = 0;
    while (token.lastIndex < body.trimEnd().length) {
      const [, number, string, name, sign] = token.exec(body) ?? [null, null, null, null, null];
      if (number === null && string === null && name === null && sign === null) {
        return false;
      }
      found.push({ literal: number ?? string, name, sign });
    }
    return found.every((part, place) => {
      if (part.sign === '.') {
        return allowedRead(found, place);
      }
      const isCall = part.name && found[place + 1]?.sign === '(' && found[place - 1]?.sign !== '.' && !words.has(part.name);
      return !isCall || (vocabulary.functions.includes(part.name) && found[place + 2]?.sign === ')');
    });
  }

  function allowedRead(found, place) {
    const base = found[place - 1]?.name;
    const name = found[place + 1]?.name;
    if (!base || !name || found[place - 2]?.sign === '.') {
      return false;
    }
    return found[place + 2]?.sign === '('
      ? (vocabulary.methods[base]?.[name] ?? []).includes(argumentsAt(found, place + 2))
      : (vocabulary.properties[base] ?? []).includes(name);
  }

  function argumentsAt(found, open) {
    let depth = 0;
    let commas = 0;
    for (let place = open; place < found.length; place++) {
      depth += found[place].sign === '(' ? 1 : found[place].sign === ')' ? -1 : 0;
      commas += depth === 1 && found[place].sign === ',' ? 1 : 0;
      if (depth === 0) {
        return place === open + 1 ? 0 : commas + 1;
      }
    }
    return -1;
  }

  // ---- the relations between elements

  function structure(definitions, fault) {
    const processes = children(definitions, 'bpmn:process');
    if (processes.length !== 1) {
      fault('one-process', definitions, `process × ${processes.length}`);
      return;
    }
    const [process] = processes;
    const nodes = all(process);
    checkMessages(definitions, domain(get(process, 'id')), fault);
    checkStart(process, fault);
    checkFlows(nodes, fault);
    nodes.forEach((from) => {
      checkId(from, fault);
      checkDocumented(from, fault);
      checkProperties(from, fault);
      checkSavePoint(from, fault);
      if (from.name === 'bpmn:callActivity') {
        checkCall(process, from, fault);
      } else if (from.name === 'bpmn:businessRuleTask') {
        checkDecision(process, from, fault);
      } else if (from.name === 'bpmn:startEvent' && says(from, 'camunda:formRef') && !says(from, 'camunda:formRefBinding')) {
        fault('binding', from, 'formRefBinding');
      }
    });
  }

  const isTrue = (from, name) => property(from, name) === 'true';

  function checkId(from, fault) {
    const id = get(from, 'id');
    const prefix = book.ids[from.name];
    const fits = from.name === 'bpmn:process' ? /^[a-z]+(-[a-z]+)+$/.test(id)
      : prefix === undefined || !id || (id.startsWith(prefix) && /^([A-Z][a-z]+)+$/.test(id.slice(prefix.length)));
    if (!fits) {
      fault('id', from, id);
    }
  }

  function checkMessages(definitions, ours, fault) {
    for (const message of children(definitions, 'bpmn:message')) {
      const name = get(message, 'name');
      const what = name.slice(name.indexOf('.') + 1);
      const fits = book.sharedMessages.includes(name) || (domain(name.replace('.', '-')) === ours && /^[a-z]+\.[a-z]+([A-Z][a-z]+)+$/.test(name));
      if (!fits || get(message, 'id') !== `Message_${what.charAt(0).toUpperCase()}${what.slice(1)}`) {
        fault('message', message, name);
      }
    }
  }

  function checkStart(process, fault) {
    const byForm = isTrue(process, 'opensCase') || isTrue(process, 'startedByStaff');
    if (isTrue(process, 'opensCase') && isTrue(process, 'startedByStaff')) {
      fault('start', process, 'opensCase, startedByStaff');
    }
    if ((get(process, 'camunda:isStartableInTasklist') === 'false') === byForm) {
      fault('start', process, 'isStartableInTasklist');
    }
    const starts = children(process, 'bpmn:startEvent');
    if (starts.length !== 1) {
      fault('start', process, `startEvent × ${starts.length}`);
    } else if (!says(starts[0], 'camunda:formKey') && says(starts[0], 'camunda:formRef') !== byForm) {
      fault('start', starts[0], 'formRef');
    }
  }

  function checkFlows(nodes, fault) {
    const flows = nodes.filter((from) => from.name === 'bpmn:sequenceFlow');
    const hasCondition = (flow) => children(flow, 'bpmn:conditionExpression').length > 0;
    for (const gateway of nodes.filter((from) => from.name.endsWith('Gateway') && !book.refusedElements[from.name])) {
      const outgoing = flows.filter((flow) => get(flow, 'sourceRef') === get(gateway, 'id'));
      if (gateway.name !== 'bpmn:exclusiveGateway' || outgoing.length < 2) {
        if (says(gateway, 'name')) {
          fault('question', gateway, get(gateway, 'name'));
        }
        if (says(gateway, 'default')) {
          fault('default-flow', gateway, get(gateway, 'default'));
        }
        continue;
      }
      if (!/^هل .*؟$/.test(get(gateway, 'name')) || outgoing.length !== 2) {
        fault('question', gateway, get(gateway, 'name'));
      }
      const usual = outgoing.find((flow) => get(flow, 'id') === get(gateway, 'default'));
      if (!usual) {
        fault('default-flow', gateway, get(gateway, 'name'));
        continue;
      }
      for (const flow of outgoing) {
        if (get(flow, 'name') !== (flow === usual ? 'لا' : 'نعم')) {
          fault('question', flow, get(flow, 'name'));
        }
        if (hasCondition(flow) === (flow === usual)) {
          fault('condition', flow, get(flow, 'id'));
        }
      }
    }
    for (const flow of flows) {
      const source = nodes.find((from) => says(from, 'id') && get(from, 'id') === get(flow, 'sourceRef'));
      if (!source || (source.name !== 'bpmn:exclusiveGateway' && !book.refusedElements[source.name])) {
        if (hasCondition(flow)) {
          fault('condition', flow, get(flow, 'id'));
        }
        if (says(flow, 'name')) {
          fault('question', flow, get(flow, 'name'));
        }
      }
    }
  }

  function checkDocumented(from, fault) {
    if (book.documented.includes(from.name) && children(from, 'bpmn:documentation').every((said) => !said.text.trim())) {
      fault('documentation', from, get(from, 'id'));
    }
  }

  function checkProperties(from, fault) {
    const isProcess = from.name === 'bpmn:process';
    const list = isProcess ? book.processProperties : book.elementProperties;
    for (const said of extensions(from, 'camunda:property')) {
      const name = get(said, 'name');
      const value = get(said, 'value');
      const ofTasks = ['returnTo', 'fourEyes', 'nameWith'].includes(name);
      if (!list.includes(name) || !isValue(name, value) || (ofTasks && from.name !== 'bpmn:userTask')) {
        fault('property', from, `${name}=${value}`);
      }
    }
    if (isProcess && property(from, 'nameEn') === undefined) {
      fault('property', from, 'nameEn');
    }
  }

  function isValue(name, value) {
    const among = (list) => value.split(',').every((word) => list.includes(word));
    switch (name) {
      case 'nameEn': return /^[A-Z][A-Za-z ]+$/.test(value);
      case 'milestone': return kinds.arabic.pattern.test(value) && value.length <= 300;
      case 'neededDocuments': return kinds.arabic.pattern.test(value);
      case 'caseState': return vocabulary.caseStates.includes(value);
      case 'returnTo': case 'fourEyes': case 'nameWith': return /^[a-z][A-Za-z]*(,[a-z][A-Za-z]*)*$/.test(value);
      case 'supervisors': return value in vocabulary.roles;
      case 'sector': return vocabulary.departments.includes(value);
      case 'audience': return among(['CITIZEN', 'RESIDENT']);
      case 'channels': return among(vocabulary.channels);
      default: return true;
    }
  }

  function checkSavePoint(from, fault) {
    const saved = get(from, 'camunda:asyncBefore') === 'true' || get(from, 'camunda:asyncAfter') === 'true';
    if (saved && extensions(from, 'camunda:failedJobRetryTimeCycle').length === 0) {
      fault('save-point', from, get(from, 'id'));
    }
  }

  function checkCall(process, call, fault) {
    const informs = domain(get(call, 'calledElement')) === 'notification';
    const isService = book.serviceDomains.includes(domain(get(process, 'id'))) && isTrue(process, 'opensCase');
    const binding = get(call, 'camunda:calledElementBinding');
    if (binding && binding !== (informs || isService || book.latestCallers.includes(get(process, 'id')) ? 'latest' : 'deployment')) {
      fault('binding', call, `calledElementBinding=${binding}`);
    }
    const mappings = extensions(call, 'camunda:in');
    const targets = mappings.map((mapping) => get(mapping, 'target')).filter((target) => target);
    if (new Set(targets).size !== targets.length
      || (informs && (!targets.includes('notificationEvent') || extensions(call, 'camunda:out').length > 0))) {
      fault('mapping', call, targets.join(', '));
    }
    const handedOn = informs ? book.informingFacts : book.caseFacts;
    mappings.filter((mapping) => get(mapping, 'source') === get(mapping, 'target'))
      .map((mapping) => get(mapping, 'target'))
      .filter((target) => handedOn.includes(target))
      .forEach((repeated) => fault('mapping', call, repeated));
  }

  function checkDecision(process, task, fault) {
    if (get(task, 'camunda:decisionRef').startsWith('${service}') && get(process, 'id') !== 'services-application') {
      fault('dynamic-reference', task, get(task, 'camunda:decisionRef'));
    }
    const binding = get(task, 'camunda:decisionRefBinding');
    if (binding && binding !== (book.latestDecisions.includes(get(task, 'camunda:decisionRef')) ? 'latest' : 'deployment')) {
      fault('binding', task, `decisionRefBinding=${binding}`);
    }
    const kept = property(task, 'verdict') !== undefined;
    if (kept === says(task, 'camunda:resultVariable') || kept === says(task, 'camunda:mapDecisionResult')) {
      fault('decision-result', task, get(task, 'camunda:resultVariable'));
    }
  }

  // ---- for bpmnlint: one check of a model serves all rules

  const looks = new WeakMap();

  function faultsOf(definitions) {
    const found = new Map();
    const fault = (rule, from, what) => {
      const place = named(from);
      const key = `${rule} ${get(place, 'id')}`;
      if (!found.has(key)) {
        found.set(key, { rule, element: get(place, 'id'), what });
      }
    };
    fault.count = () => found.size;
    const root = tree(definitions, 'bpmn:definitions');
    parts(root, fault);
    structure(root, fault);
    return [...found.values()];
  }

  function rule({ id, ar, en }) {
    return () => ({
      check(element, reporter) {
        if (element.$type !== 'bpmn:Definitions') {
          return;
        }
        // A model changes while it is drawn; in one run the linter calls all rules in turn.
        if (!looks.has(element) || id === alone[0].id) {
          looks.set(element, faultsOf(element));
        }
        looks.get(element).filter((fault) => fault.rule === id).forEach((fault) => {
          reporter.report(fault.element, `${ar} · ${en}`.replaceAll('{0}', fault.what));
        });
      }
    });
  }

  const rules = Object.fromEntries(alone.map((one) => [one.id, rule(one)]));
  return {
    config: { rules: Object.fromEntries(alone.map((one) => [`wusul/${one.id}`, 'error'])) },
    resolver: {
      resolveRule(pkg, name) {
        if (pkg !== PACKAGE || !rules[name]) {
          throw new Error(`unknown rule <${pkg}/${name}>`);
        }
        return rules[name];
      },
      resolveConfig(pkg, name) {
        throw new Error(`unknown config <${pkg}/${name}>`);
      }
    }
  };
}

if (typeof module !== 'undefined') {
  module.exports = wusulRules;
}

const plugin = wusulRules({"rules":[{"id":"file-kind","ar":"الملف «{0}» ليس نموذج إجراء (bpmn.) ولا جدول قرار (dmn.) ولا نموذج إدخال (form.). أخرجه من النشر.","en":"The file “{0}” is not a process (.bpmn), a decision table (.dmn) or a form (.form). Remove it from the deployment."},{"id":"file-size","ar":"الملف أو النشر أكبر مما يقبل ({0}). قسّم النموذج، أو انشر ما تغيّر فقط.","en":"The file or the deployment is larger than the limit ({0}). Split the model, or deploy only the changed files."},{"id":"file-name","ar":"اسم الملف «{0}» يخالف معرّف ما فيه، أو لا يبدأ بمجال معروف. سمّه بمعرّفه مبتدئاً بمجاله، مثل intake-request-registration.bpmn.","en":"The file name “{0}” differs from the id in the file, or does not begin with a known domain. Name the file after its id, which begins with its domain, such as intake-request-registration.bpmn."},{"id":"readable","ar":"تعذرت قراءة الملف: {0}. افتحه في Camunda Modeler واحفظه من جديد.","en":"The file cannot be read: {0}. Open it in Camunda Modeler and save it again."},{"id":"doctype","ar":"في الملف تعريف DOCTYPE أو كيان خارجي. احذفه، فلا يحتاج إليه نموذج.","en":"The file has a DOCTYPE or an entity. Remove it; no model needs one."},{"id":"depth","ar":"العناصر متداخلة أو كثيرة فوق الحد ({0}). بسّط النموذج أو قسّمه.","en":"There are too many elements, or they are nested too deeply ({0}). Simplify the model or split it."},{"id":"namespace","alone":true,"ar":"«{0}» من نطاق أسماء لا نستعمله. احذفه وأعد ضبط العنصر في Camunda Modeler.","en":"“{0}” belongs to a namespace that is not used here. Remove it and set the element up again in Camunda Modeler."},{"id":"element","alone":true,"ar":"العنصر «{0}» ليس مما تستعمله نماذجنا. استعمل عناصر الدليل.","en":"The element “{0}” is not permitted in models. Use the elements of the guide."},{"id":"attribute","alone":true,"ar":"الخاصية «{0}» ليست مما تستعمله نماذجنا. احذفها.","en":"The attribute “{0}” is not permitted in models. Remove it."},{"id":"script","alone":true,"ar":"في النموذج برنامج نصي ({0}). احذفه، واستدع مفوضاً أو استعمل جدول قرار.","en":"The model has a script ({0}). Remove it; call a delegate or use a decision table."},{"id":"class","alone":true,"ar":"يسمي النموذج صنفاً برمجياً ({0}). استدع مفوضاً باسمه، مثل ${issueAnswerDelegate}.","en":"The model names a class or sets fields of one ({0}). Call a delegate by its name, such as ${issueAnswerDelegate}."},{"id":"connector","alone":true,"ar":"في النموذج موصل (connector). ما يخرج إلى غيرنا يخرج بمفوض وصندوق الصادر.","en":"The model has a connector. Use a delegate and the outbox for effects on the outside."},{"id":"listener","alone":true,"ar":"في النموذج مستمع ({0}). استعمل الخصائص milestone وcaseState وreturnTo وfourEyes.","en":"The model has a listener ({0}). Use the properties milestone, caseState, returnTo and fourEyes."},{"id":"external-task","alone":true,"ar":"مهمة خارجية ({0}): لا عامل لدينا يأخذها فتقف القضية عندها. استدع مفوضاً.","en":"An external task ({0}) is fetched by nobody, so the case would stop. Call a delegate."},{"id":"task-kind","alone":true,"ar":"نوع المهمة «{0}» غير مستعمل. اجعلها مهمة موظف أو مفوض أو جدول قرار أو استدعاء إجراء.","en":"The kind of task “{0}” is not used here. Make it a user task, a service task, a business rule task or a call activity."},{"id":"event-kind","alone":true,"ar":"نوع الحدث «{0}» غير مستعمل. استعمل رسالة أو مؤقتاً أو نهاية تامة.","en":"The kind of event “{0}” is not used here. Use a message, a timer or a terminating end."},{"id":"gateway-kind","alone":true,"ar":"نوع البوابة «{0}» غير مستعمل. استعمل بوابة «هل» أو التوازي أو بوابة الأحداث.","en":"The kind of gateway “{0}” is not used here. Use an exclusive, a parallel or an event-based gateway."},{"id":"expression","alone":true,"ar":"العبارة {0} ليست من المسموح به: متغيرات ومقارنات ودوال workingTime وdayAndNight وstaffGroups.","en":"The expression {0} is not permitted. Use variables, comparisons and the functions of workingTime, dayAndNight and staffGroups."},{"id":"delegate","alone":true,"ar":"«{0}» ليس مفوضاً معروفاً. اختر مفوضاً من القائمة، مثل ${issueAnswerDelegate}.","en":"“{0}” is not a known delegate. Choose one from the list, such as ${issueAnswerDelegate}."},{"id":"dynamic-reference","alone":true,"ar":"«{0}» مرجع يُحسب وقت التشغيل. اكتب المعرّف نفسه حتى يُعرف ما يستدعيه النموذج.","en":"The reference “{0}” is computed at run time. Write the id itself, so that the model shows what it calls."},{"id":"assignment","alone":true,"ar":"تُسند المهمة إلى شخص ({0}). اكتب مجموعة في Candidate groups، فالأشخاص يتغيرون.","en":"The task or the process is assigned to a person, or outside the rights ({0}). Write a group under Candidate groups, because people change."},{"id":"group","alone":true,"ar":"المجموعة «{0}» غير معروفة أو غير مكتوبة كما ينبغي. اكتبها مثل ${staffGroups.ofCentre('audit-officers', centre)}.","en":"The group “{0}” is unknown or malformed. Write it like ${staffGroups.ofCentre('audit-officers', centre)}."},{"id":"form","alone":true,"ar":"نموذج الإدخال مفقود أو ليس من Camunda Forms ({0}). اختر Camunda Form واكتب معرّفه.","en":"The form is missing or is not a Camunda Form ({0}). Choose Camunda Form and write its id."},{"id":"binding","alone":true,"ar":"الربط ({0}) ليس كما ينبغي: deployment لما يُنشر معه، وlatest للإبلاغ والرسوم ولما تستدعيه خدمة.","en":"The binding ({0}) is wrong. Use deployment for parts that are deployed together, latest for notifications, fees and the calls of a service."},{"id":"default-flow","alone":true,"ar":"بوابة بلا مسار افتراضي. اجعل مسار «لا» هو الافتراضي حتى لا تقف القضية.","en":"The gateway has no default flow. Make the flow “لا” the default, so that no case stops there."},{"id":"condition","alone":true,"ar":"الشرط ناقص أو في غير موضعه ({0}). الشرط على مسار «نعم» من بوابة «هل» وحده.","en":"A condition is missing or in the wrong place ({0}). It belongs on the flow “نعم” of a question only."},{"id":"question","alone":true,"ar":"البوابة ({0}) لا تسأل سؤالاً. سمّها «هل …؟» ولها مساران «نعم» و«لا»، والتي لا تسأل بلا اسم.","en":"The gateway ({0}) is not a question. Name it «هل …؟» with two flows «نعم» and «لا»; a gateway without a question has no name."},{"id":"version-tag","alone":true,"ar":"رقم الإصدار مفقود أو ليس مثل 1.0.0 ({0}). اكتبه في Version tag وارفعه مع كل تغيير.","en":"The version tag is missing or not of the form 1.0.0 ({0}). Write it, and raise it with each change."},{"id":"life-time","alone":true,"ar":"مدة حفظ التاريخ مفقودة أو غير P1825D ({0}). اكتبها في History cleanup.","en":"The time to live is missing or not P1825D ({0}). Write it under History cleanup."},{"id":"one-process","alone":true,"ar":"في الملف غير إجراء واحد قابل للتنفيذ ({0}). اجعل لكل ملف إجراءً واحداً.","en":"The file does not contain exactly one executable process ({0}). Give each file one."},{"id":"id","alone":true,"ar":"المعرّف «{0}» ليس كما ينبغي: نوعه ثم ما هو بالإنجليزية، مثل Task_ClassifyRequest.","en":"The id “{0}” does not have the required form: its kind and its meaning in English, such as Task_ClassifyRequest."},{"id":"name","alone":true,"ar":"الاسم مفقود أو ليس بالعربية وحدها ({0}). اكتب اسماً عربياً.","en":"The name is missing or not entirely in Arabic ({0}). Write an Arabic name."},{"id":"documentation","alone":true,"ar":"الشرح مفقود أو ليس بالعربية. اكتب في Documentation ما يفعله العنصر أو ما على الموظف.","en":"The documentation is missing or not in Arabic. Write under Documentation what the element does or what staff do."},{"id":"duplicate-id","ar":"المعرّف «{0}» مكرر. اجعل لكل عنصر معرّفاً وحده.","en":"The id “{0}” is used twice. Give each element its own."},{"id":"property","alone":true,"ar":"خاصية الامتداد «{0}» غير معروفة أو قيمتها غير مقبولة. انظر الخصائص في الدليل.","en":"The extension property “{0}” is unknown or has an invalid value. The guide lists the properties."},{"id":"message","alone":true,"ar":"الرسالة «{0}» ليست مثل intake.documentSupplied من مجال الإجراء، ومعرّفها Message_DocumentSupplied.","en":"The message “{0}” is not of the form intake.documentSupplied with the process's own domain and the id Message_DocumentSupplied."},{"id":"timer","alone":true,"ar":"المؤقت أو الموعد «{0}» ليس بوقت العمل ولا بساعات الليل والنهار. اكتب مثل ${workingTime.daysFromNow(3)}.","en":"The timer or due date “{0}” uses neither working time nor the clock of hours. Write it like ${workingTime.daysFromNow(3)}."},{"id":"save-point","alone":true,"ar":"نقطة الحفظ تحتاج محاولات PT1M,PT10M,PT1H في Retry time cycle ({0}).","en":"A save point needs the retry time cycle PT1M,PT10M,PT1H ({0})."},{"id":"output","alone":true,"ar":"قيمة المُخرَج «{0}» ليست ثابتة. اكتب ثابتاً، فالمخرجات تُحسب أيضاً عند إلغاء الخطوة.","en":"The output “{0}” is not a constant. Write a constant, because outputs are also computed when a step is cancelled."},{"id":"mapping","alone":true,"ar":"الاستدعاء لا ينقل ما ينبغي ({0}): رقم القضية ووقائعها تصل من تلقاء نفسها فلا تُكتب، وما سواها يُكتب مرة واحدة باسمه، والإبلاغ يحتاج notificationEvent، ولا يُنقل كل شيء.","en":"The call does not hand on what it should ({0}): the case reference and the facts of the case arrive by themselves and are not listed, every other variable is listed once by its name, informing needs notificationEvent, and never all."},{"id":"start","alone":true,"ar":"بداية الإجراء لا توافق ما يقوله ({0}): من يفتح قضية أو يبدؤه موظف له نموذج بدء، وغيره بلا نموذج.","en":"The start does not match the process's properties ({0}): a process that opens a case or is started by staff has a start form, others have none."},{"id":"decision-result","alone":true,"ar":"نتيجة القرار ليست قيمة واحدة في متغير ({0}). اختر singleEntry واسم متغير.","en":"The decision's result is not a single value in a variable ({0}). Choose singleEntry and name a variable."},{"id":"form-unknown","ar":"نموذج الإدخال «{0}» غير موجود حيث يُربط. انشره مع الإجراء.","en":"The form “{0}” does not exist under this binding. Deploy it with the process."},{"id":"decision-unknown","ar":"جدول القرار «{0}» غير موجود حيث يُربط. انشره مع الإجراء، أو صحح معرّفه.","en":"The decision table “{0}” does not exist under this binding. Deploy it with the process, or correct its id."},{"id":"process-unknown","ar":"الإجراء المستدعى «{0}» غير موجود حيث يُربط. انشره معه، أو صحح معرّفه.","en":"The called process “{0}” does not exist under this binding. Deploy it as well, or correct its id."},{"id":"confidential","ar":"«{0}» من مجال سري لا يُستدعى من خارجه ولا تُسند مهامه إلى غيره. احذف المرجع.","en":"“{0}” belongs to a confidential domain: no other domain may call it, and its tasks may not go to others. Remove the reference."},{"id":"service","ar":"الخدمة لا تقول ما ينبغي ({0}): sector وaudience وchannels وneededDocuments وopensCase.","en":"The properties of the service are incomplete ({0}): sector, audience, channels, neededDocuments and opensCase."},{"id":"feel","ar":"الخلية «{0}» ليست من FEEL المسموح به: قيم ومقارنات ومجالات وnot وfloor وmax، بلا دوال أخرى ولا لغة غيره.","en":"The cell “{0}” is not permitted FEEL: use values, comparisons, ranges, not, floor and max, no other function and no other language."},{"id":"hit-policy","ar":"سياسة الجدول «{0}» ليست UNIQUE ولا FIRST. اختر إحداهما.","en":"The hit policy “{0}” is neither UNIQUE nor FIRST. Choose one of them."},{"id":"form-header","ar":"ترويسة النموذج ليست لـ Camunda Platform 7.24 ({0}). أنشئه من جديد في Camunda Modeler لهذا الإصدار.","en":"The header of the form is not for Camunda Platform 7.24 ({0}). Create it again in Camunda Modeler for this version."},{"id":"form-component","ar":"الحقل «{0}» ليس مما يعرضه Tasklist ويفحصه الخادم. استعمل حقول الدليل.","en":"The component “{0}” is not one that Tasklist shows and the server checks. Use those of the guide."},{"id":"form-key","ar":"مفتاح الحقل أو معرّفه «{0}» مكرر أو ليس مثل requestType وField_RequestType.","en":"The key or id “{0}” is used twice, or does not have the form of requestType and Field_RequestType."},{"id":"form-part","ar":"الجزء «{0}» ليس في forms/parts، أو ليس فيه ما يغيّره النموذج. صحح اسمه، أو انشره مع النموذج.","en":"The part “{0}” does not exist in forms/parts, or does not contain what the form changes. Correct its name, or deploy it together with the form."},{"id":"form-text","ar":"النص «{0}» فيه وسوم أو روابط أو ليس بالعربية. اكتب نصاً عربياً صرفاً.","en":"The text “{0}” has markup or links, or is not in Arabic. Write plain Arabic."},{"id":"form-expression","ar":"العبارة «{0}» في النموذج غير مسموح بها. الإخفاء بمقارنة حقل بقيمة، ولا عبارة في غيره.","en":"The expression “{0}” in the form is not permitted. Hiding compares a field with a value; other properties must not compute."}],"limits":{"fileBytes":1000000,"files":500,"allBytes":10000000,"depth":40,"elements":20000},"namespaces":{"http://www.omg.org/spec/BPMN/20100524/MODEL":"bpmn","http://www.omg.org/spec/BPMN/20100524/DI":"bpmndi","http://www.omg.org/spec/DD/20100524/DC":"dc","http://www.omg.org/spec/DD/20100524/DI":"di","http://camunda.org/schema/1.0/bpmn":"camunda","http://camunda.org/schema/modeler/1.0":"modeler","http://www.w3.org/2001/XMLSchema-instance":"xsi","http://bpmn.io/schema/bpmn/biocolor/1.0":"bioc","http://www.omg.org/spec/BPMN/non-normative/color/1.0":"color","https://www.omg.org/spec/DMN/20191111/MODEL/":"dmn","https://www.omg.org/spec/DMN/20191111/DMNDI/":"dmndi","http://www.omg.org/spec/DMN/20180521/DC/":"dc","http://www.omg.org/spec/DMN/20180521/DI/":"di","http://camunda.org/schema/1.0/dmn":"camunda","http://bpmn.io/schema/dmn/biodi/2.0":"biodi"},"kinds":{"any":{},"versionTag":{"rule":"version-tag","pattern":"\\d+\\.\\d+\\.\\d+"},"lifeTime":{"rule":"life-time","pattern":"P1825D"},"true":{"rule":"one-process","pattern":"true"},"boolean":{"rule":"attribute","pattern":"true|false"},"variable":{"rule":"attribute","pattern":"[a-z][A-Za-z]*"},"arabic":{"rule":"name","pattern":"(?![\\s\\S]*[$#]\\{)(?=[\\s\\S]*\\p{Script=Arabic})[^\\p{Script=Latin}]+"},"explanation":{"rule":"documentation","pattern":"(?![\\s\\S]*[$#]\\{)(?=[\\s\\S]*\\p{Script=Arabic})[^\\p{Script=Latin}]+"},"expression":{"rule":"expression"},"delegate":{"rule":"delegate","pattern":"\\$\\{[a-z][A-Za-z]*Delegate\\}"},"group":{"rule":"group","pattern":"\\$\\{staffGroups\\.of(Section|Centre|Department)\\('[a-z-]+'(, [a-zA-Z]+)+\\)\\}|\\$\\{staffGroups\\.of\\('[a-z-]+'\\)\\}|\\$\\{supervisorGroup\\}|\\$\\{opinionGroup\\}|\\$\\{staffGroups\\.of\\((fileReader|dutyRole)\\)\\}|\\$\\{staffGroups\\.ofCentre\\(receptionRole, receptionCentre\\)\\}"},"timer":{"rule":"timer","pattern":"\\$\\{(workingTime\\.(daysFromNow|hoursFromNow)\\(\\d+\\)|dayAndNight\\.(minutesFromNow|hoursFromNow)\\(\\d+\\)|dayAndNight\\.(hoursBefore|minutesAfter)\\([a-zA-Z]+At, \\d+\\))\\}"},"dueDate":{"rule":"timer","pattern":"\\$\\{dayAndNight\\.minutesAfter\\([a-zA-Z]+At, \\d+\\)\\}"},"output":{"rule":"output","pattern":"[A-Z_]+|\\$\\{(true|false|null)\\}"},"retries":{"rule":"save-point","pattern":"PT1M,PT10M,PT1H"},"binding":{"rule":"binding","pattern":"deployment|latest"},"withDeployment":{"rule":"binding","pattern":"deployment"},"singleEntry":{"rule":"decision-result","pattern":"singleEntry"},"form":{"rule":"form","pattern":"(?!parts-)[a-z]+(-[a-z]+)+","reference":true},"decision":{"rule":"decision-result","pattern":"[a-z]+(-[a-z]+)+|\\$\\{service\\}-eligibility","reference":true},"process":{"rule":"mapping","pattern":"[a-z]+(-[a-z]+)+","reference":true},"formalExpression":{"rule":"attribute","pattern":"(bpmn:)?tFormalExpression"},"hitPolicy":{"rule":"hit-policy","pattern":"UNIQUE|FIRST"},"type":{"rule":"attribute","pattern":"string|integer|long|double|boolean|date"},"feel":{"rule":"feel"}},"bpmn":{"bpmn:definitions":{"id":"any","name":"any","targetNamespace":"any","exporter":"any","exporterVersion":"any","modeler:executionPlatform":"any","modeler:executionPlatformVersion":"any"},"bpmn:process":{"id":"any","name":"arabic!","isExecutable":"true!","camunda:versionTag":"versionTag!","camunda:historyTimeToLive":"lifeTime!","camunda:isStartableInTasklist":"boolean"},"bpmn:documentation":{"id":"any","#text":"explanation"},"bpmn:extensionElements":{},"bpmn:incoming":{"#text":"any"},"bpmn:outgoing":{"#text":"any"},"bpmn:message":{"id":"any","name":"any"},"bpmn:startEvent":{"id":"any","name":"arabic!","isInterrupting":"boolean","camunda:formRef":"form","camunda:formRefBinding":"withDeployment"},"bpmn:endEvent":{"id":"any","name":"arabic!"},"bpmn:boundaryEvent":{"id":"any","name":"arabic!","attachedToRef":"any","cancelActivity":"boolean"},"bpmn:intermediateCatchEvent":{"id":"any","name":"arabic!"},"bpmn:intermediateThrowEvent":{"id":"any","name":"arabic!"},"bpmn:messageEventDefinition":{"id":"any","messageRef":"any"},"bpmn:timerEventDefinition":{"id":"any"},"bpmn:terminateEventDefinition":{"id":"any"},"bpmn:timeDate":{"id":"any","xsi:type":"formalExpression","#text":"timer!"},"bpmn:exclusiveGateway":{"id":"any","name":"any","default":"any","camunda:asyncBefore":"boolean","camunda:asyncAfter":"boolean"},"bpmn:parallelGateway":{"id":"any","name":"any","camunda:asyncBefore":"boolean","camunda:asyncAfter":"boolean"},"bpmn:eventBasedGateway":{"id":"any","name":"any"},"bpmn:sequenceFlow":{"id":"any","name":"any","sourceRef":"any","targetRef":"any"},"bpmn:conditionExpression":{"id":"any","xsi:type":"formalExpression","#text":"expression"},"bpmn:userTask":{"id":"any","name":"arabic!","camunda:candidateGroups":"group!","camunda:formRef":"form!","camunda:formRefBinding":"withDeployment!","camunda:dueDate":"dueDate","camunda:asyncBefore":"boolean","camunda:asyncAfter":"boolean"},"bpmn:serviceTask":{"id":"any","name":"arabic!","camunda:delegateExpression":"delegate!","camunda:asyncBefore":"boolean","camunda:asyncAfter":"boolean"},"bpmn:receiveTask":{"id":"any","name":"arabic!","messageRef":"any"},"bpmn:businessRuleTask":{"id":"any","name":"arabic!","camunda:decisionRef":"decision!","camunda:decisionRefBinding":"binding!","camunda:mapDecisionResult":"singleEntry","camunda:resultVariable":"variable"},"bpmn:callActivity":{"id":"any","name":"arabic!","calledElement":"process!","camunda:calledElementBinding":"binding!","camunda:asyncBefore":"boolean","camunda:asyncAfter":"boolean"},"bpmn:subProcess":{"id":"any","name":"arabic!","triggeredByEvent":"boolean","camunda:asyncBefore":"boolean","camunda:asyncAfter":"boolean"},"bpmn:multiInstanceLoopCharacteristics":{"id":"any","isSequential":"boolean"},"bpmn:loopCardinality":{"id":"any","xsi:type":"formalExpression","#text":"expression"},"bpmn:textAnnotation":{"id":"any"},"bpmn:text":{"#text":"any"},"bpmn:association":{"id":"any","sourceRef":"any","targetRef":"any","associationDirection":"any"},"camunda:properties":{},"camunda:property":{"id":"any","name":"any","value":"any"},"camunda:in":{"source":"variable","sourceExpression":"expression","target":"variable"},"camunda:out":{"source":"variable","sourceExpression":"expression","target":"variable"},"camunda:inputOutput":{},"camunda:inputParameter":{"name":"variable","#text":"expression"},"camunda:outputParameter":{"name":"variable","#text":"output"},"camunda:failedJobRetryTimeCycle":{"#text":"retries!"}},"everyBpmn":{"camunda:modelerTemplate":"any","camunda:modelerTemplateVersion":"any"},"refusedElements":{"bpmn:scriptTask":"script","bpmn:script":"script","camunda:script":"script","camunda:connector":"connector","camunda:connectorId":"connector","camunda:executionListener":"listener","camunda:taskListener":"listener","camunda:field":"class","camunda:formData":"form","camunda:potentialStarter":"assignment","bpmn:potentialOwner":"assignment","bpmn:humanPerformer":"assignment","bpmn:performer":"assignment","bpmn:resourceRole":"assignment","bpmn:task":"task-kind","bpmn:sendTask":"task-kind","bpmn:manualTask":"task-kind","bpmn:transaction":"task-kind","bpmn:adHocSubProcess":"task-kind","bpmn:inclusiveGateway":"gateway-kind","bpmn:complexGateway":"gateway-kind","bpmn:errorEventDefinition":"event-kind","bpmn:signalEventDefinition":"event-kind","bpmn:escalationEventDefinition":"event-kind","bpmn:conditionalEventDefinition":"event-kind","bpmn:compensateEventDefinition":"event-kind","bpmn:linkEventDefinition":"event-kind","bpmn:cancelEventDefinition":"event-kind","bpmn:error":"event-kind","bpmn:signal":"event-kind","bpmn:escalation":"event-kind","camunda:errorEventDefinition":"event-kind","bpmn:timeCycle":"timer","bpmn:timeDuration":"timer","dmn:literalExpression":"feel","dmn:invocation":"feel","dmn:context":"feel","dmn:functionDefinition":"feel","dmn:relation":"feel","dmn:list":"feel","dmn:businessKnowledgeModel":"feel"},"refusedAttributes":{"camunda:class":"class","camunda:variableMappingClass":"class","camunda:variableMappingDelegateExpression":"class","camunda:expression":"delegate","camunda:topic":"external-task","camunda:resource":"script","scriptFormat":"script","language":"script","camunda:scriptFormat":"script","camunda:assignee":"assignment","camunda:candidateUsers":"assignment","camunda:candidateStarterUsers":"assignment","camunda:candidateStarterGroups":"assignment","camunda:formKey":"form","camunda:formHandlerClass":"form","camunda:formRefVersion":"binding","camunda:calledElementVersion":"binding","camunda:calledElementVersionTag":"binding","camunda:decisionRefVersion":"binding","camunda:decisionRefVersionTag":"binding","camunda:followUpDate":"timer","variables":"mapping","local":"mapping","businessKey":"mapping","expressionLanguage":"script"},"ids":{"bpmn:startEvent":"StartEvent_","bpmn:endEvent":"EndEvent_","bpmn:boundaryEvent":"BoundaryEvent_","bpmn:intermediateCatchEvent":"Event_","bpmn:intermediateThrowEvent":"Event_","bpmn:callActivity":"CallActivity_","bpmn:subProcess":"SubProcess_","bpmn:sequenceFlow":"Flow_","bpmn:userTask":"Task_","bpmn:serviceTask":"Task_","bpmn:businessRuleTask":"Task_","bpmn:receiveTask":"Task_","bpmn:exclusiveGateway":"Gateway_","bpmn:parallelGateway":"Gateway_","bpmn:eventBasedGateway":"Gateway_"},"caseFacts":["channel","centre","section","requestType","priority","department"],"informingFacts":["channel"],"domains":["intake","audit","department","escalation","meeting","reception","notification","services","delivery","tawasul","release"],"documented":["bpmn:process","bpmn:userTask","bpmn:serviceTask"],"processProperties":["nameEn","opensCase","startedByStaff","supervisors","sector","audience","channels","neededDocuments"],"elementProperties":["milestone","caseState","returnTo","fourEyes","oncePerPerson","supervisors","nameWith","verdict","findings"],"sharedMessages":["meeting.bookingMoved","meeting.bookingDisplaced","meeting.bookingCancelled","meeting.slotFound"],"latestDecisions":["services-fee"],"latestCallers":["services-application"],"serviceDomains":["services","tawasul"],"dmn":{"dmn:definitions":{"id":"any","name":"any","namespace":"any","exporter":"any","exporterVersion":"any","modeler:executionPlatform":"any","modeler:executionPlatformVersion":"any"},"dmn:decision":{"id":"any","name":"arabic!","camunda:versionTag":"versionTag!","camunda:historyTimeToLive":"lifeTime!"},"dmn:description":{"#text":"explanation"},"dmn:extensionElements":{},"dmn:decisionTable":{"id":"any","hitPolicy":"hitPolicy"},"dmn:input":{"id":"any","label":"arabic!"},"dmn:inputExpression":{"id":"any","typeRef":"type"},"dmn:inputValues":{"id":"any"},"dmn:output":{"id":"any","label":"arabic!","name":"variable!","typeRef":"type"},"dmn:outputValues":{"id":"any"},"dmn:rule":{"id":"any"},"dmn:inputEntry":{"id":"any"},"dmn:outputEntry":{"id":"any"},"dmn:text":{"#text":"feel"}},"feelFunctions":["not","floor","max"],"form":{"root":["id","type","schemaVersion","executionPlatform","executionPlatformVersion","components","exporter"],"types":["text","textfield","textarea","number","select","radio","checkbox","datetime"],"parts":["id","type","key","label","description","text","values","validate","properties","conditional","layout","defaultValue","disabled","readonly","subtype","dateLabel","timeLabel","timeInterval","timeSerializingFormat","use24h","decimalDigits","increment"],"validate":["required","min","max","minLength","maxLength","pattern","validationType"],"properties":["caseFile","selfService","told"],"hide":"=[a-z][A-Za-z]* != (\"[A-Z_]+\"|true)( (and|or) [a-z][A-Za-z]* != \"[A-Z_]+\")*","templateFunctions":["get value"],"markup":"<[A-Za-z/!]|\\]\\(|!\\[|javascript:|https?:"}}, {"caseStates":["ANSWERED","COMPLETED","IN_DELIVERY","IN_FORCE","IN_ISSUANCE","LAPSED","MEETING_BOOKED","MISSED","READY_FOR_PICKUP","REGISTERED","REJECTED","UNDER_AUDIT","UNDER_DIRECTIVE","WAITING_FOR_PAYMENT","WAITING_FOR_REQUESTER","WITHDRAWN","WITH_DEPARTMENT","WITH_MINISTER"],"channels":["COUNTER","KIOSK","ON_BEHALF","PHONE","PORTAL"],"delegates":["announceCallDelegate","approveLeaveDelegate","askOpinionDelegate","askRegistersDelegate","beginAssistanceDelegate","beginVisitDelegate","bindInterpreterDelegate","bookCourierDelegate","bookSlotDelegate","bookVisitDelegate","bringParcelBackDelegate","cancelBillDelegate","cancelBookingDelegate","cancelLeaveDelegate","cancelOccurrenceDelegate","cancelSessionDelegate","cancelVisitDelegate","cancelVisitingHoursDelegate","changeMeetingDelegate","checkDuplicateDelegate","checkRegisterAnswersDelegate","closeMeetingRequestDelegate","closeOccurrenceDelegate","closeVisitDelegate","compareLeaveDelegate","concludeDecisionsDelegate","confirmBookingDelegate","countRoundDelegate","countVotesDelegate","denyLeaveDelegate","endAssistanceMonthDelegate","endCustodyDelegate","enterContactDelegate","estimateAssistanceDelegate","expireLeaveDelegate","extendDeadlineDelegate","findEarlierAssistanceDelegate","findQuickSeatDelegate","findSessionDelegate","giveUpVisitDelegate","giveVisitBackDelegate","informRequesterDelegate","issueAbsenceAnswerDelegate","issueAnswerDelegate","issueBillDelegate","issueDirectiveOrderDelegate","issueDocumentDelegate","issueDossierDelegate","issueFamilyAnswerDelegate","issueLeavePermitDelegate","issueStatementDelegate","joinLineDelegate","keepCaseClosedDelegate","listVisitorsDelegate","lookUpContactsDelegate","moveBookingDelegate","moveSessionDelegate","moveVisitingHoursDelegate","nextDutyLevelDelegate","nothingDelegate","openCallersCaseDelegate","openDeliveryDelegate","openDetaineeCaseDelegate","openLeaveDelegate","openMeetingDelegate","openQuickSeatDelegate","openSessionDelegate","openUrgentLaneDelegate","openVisitingHoursDelegate","orderDeliveryDayDelegate","orderHandoverCodeDelegate","orderPayoutDelegate","orderRefundDelegate","passOverLevelDelegate","pauseLeaveDelegate","planAlarmDelegate","planLeaveReviewDelegate","postponeVisitDelegate","raiseAlarmDelegate","readAttemptDelegate","readBookingDelegate","readDeliveryDelegate","readLeaveDelegate","readNumberProofDelegate","readPayoutDelegate","reassignTaskDelegate","recallOccurrenceDelegate","recordAbsenceDelegate","recordAppointmentDelegate","recordDestructionDelegate","recordOpinionDelegate","recordOutcomeDelegate","recordReadingDelegate","recordSilentRegistersDelegate","recordTraceDelegate","recordVisitDelegate","registerAppointmentDelegate","registerMeetingDelegate","releaseDraftDelegate","remindBillerDelegate","remindDirectiveDelegate","remindPayoutDelegate","renewLeavePermitDelegate","reopenCaseDelegate","resumeLeaveDelegate","returnToLineDelegate","revokeContactDelegate","routeRequestDelegate","routeToDepartmentDelegate","sendCallerCodeDelegate","sendContactCodeDelegate","setLeaveConditionsDelegate","settleClosingDelegate","settleResourceDelegate","showBookingDelegate","startCustodyDelegate","startFollowUpsDelegate","stopAssistanceDelegate","takeOverTaskDelegate","transferCaseDelegate","warnRequesterDelegate","withdrawClosingDelegate","withdrawLeaveDelegate"],"departments":["civil-affairs","follow-up","minister-office","passports","prisons","public-security","rights","traffic"],"functions":["currentUser","currentUserGroups","now"],"methods":{"dayAndNight":{"hoursBefore":[2],"hoursBetween":[2],"hoursFromNow":[1],"minutesAfter":[2],"minutesFromNow":[1],"minutesUntil":[1]},"guardedExpressionManagerTest.WorkingTime":{"between":[2],"daysFromNow":[1]},"staffGroups":{"of":[1],"ofCentre":[2],"ofDepartment":[2],"ofSection":[3]},"workingTime":{"between":[2],"daysFromNow":[1],"hoursFromNow":[1],"isWorking":[1],"openings":[2],"plus":[2],"plusDays":[2],"plusHours":[2]}},"properties":{"execution":["businessKey","currentActivityId","currentActivityName","id","processBusinessKey","processDefinitionId","processInstanceId"],"task":["assignee","dueDate","id","name","priority","processInstanceId","taskDefinitionKey"]},"roles":{"analysts":"NONE","audit-officers":"CENTRE","billers":"NONE","camunda-admin":"NONE","couriers":"NONE","delivery-custodians":"CENTRE","delivery-office-officers":"CENTRE","department-officers":"DEPARTMENT","department-supervisors":"DEPARTMENT","detainee-registers":"NONE","escalation-deputies":"NONE","escalation-duty-officers":"NONE","escalation-legal-officers":"NONE","escalation-ministers":"NONE","escalation-private-office":"NONE","intake-channels":"NONE","intake-clerks":"SECTION","intake-supervisors":"CENTRE","intake-triage-officers":"CENTRE","monitors":"NONE","reception-interpreters":"CENTRE","reception-office-officers":"DEPARTMENT","reception-officers":"SECTION","reception-phone-officers":"NONE","releasers":"NONE","services-officers":"DEPARTMENT","tawasul-committee-members":"NONE","tawasul-deputies":"NONE","tawasul-directors":"NONE","tawasul-duty-officers":"NONE","tawasul-investigators":"NONE","tawasul-medical-officers":"CENTRE","tawasul-officers":"CENTRE","tawasul-prison-directors":"CENTRE","tawasul-prison-officers":"CENTRE","tawasul-security-officers":"CENTRE","tawasul-social-workers":"CENTRE","tawasul-supervisors":"CENTRE"}});
window.plugins = window.plugins || [];
window.plugins.push({ plugin, type: 'lintRules.bpmn' });
})();
