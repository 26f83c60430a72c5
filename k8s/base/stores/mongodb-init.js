// Makes the replica set and one user per service. Runs as often as it likes: what is there already stays.
// Signed in as the members' own user, because without any user nobody else may come in from another pod.
const members = Number(process.env.MEMBERS);
const host = (n) => `mongodb-${n}.mongodb:27017`;

function untilReachable(action) {
  const end = Date.now() + 240000;
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (Date.now() > end) throw error;
      print(`waiting: ${error.message}`);
      sleep(3000);
    }
  }
}

function signedIn(hosts, option) {
  const key = require("fs").readFileSync("/keyfile/keyfile", "utf8").replace(/\s/g, "");
  const options = `authSource=local&authMechanism=SCRAM-SHA-256&${option}`;
  return new Mongo(`mongodb://__system:${encodeURIComponent(key)}@${hosts}/?${options}`);
}

const first = untilReachable(() => signedIn(host(0), "directConnection=true"));
const admin = first.getDB("admin");

function initiated() {
  return Boolean(admin.runCommand({ hello: 1 }).setName);
}

function initiate() {
  // Throws until every member answers, so the wait covers a node that still pulls its image.
  const list = Array.from({ length: members }, (_, n) => ({ _id: n, host: host(n) }));
  const answer = admin.runCommand({ replSetInitiate: { _id: "market", members: list } });
  if (!answer.ok) throw new Error(answer.errmsg);
}

untilReachable(() => initiated() || initiate());

const all = Array.from({ length: members }, (_, n) => host(n)).join(",");
const set = untilReachable(() => signedIn(all, "replicaSet=market"));
const users = set.getDB("admin");
for (const name of ["gateway", "catalog", "orders", "live", "settlement", "brand"]) {
  const pwd = require("fs").readFileSync(`/passwords/${name}`, "utf8").trim();
  const roles = [{ role: "readWrite", db: name }];
  if (users.getUser(name)) {
    users.updateUser(name, { pwd, roles });
  } else {
    users.createUser({ user: name, pwd, roles });
  }
  print(`user ${name} may read and write its own database`);
}
