/** Images whose last USER is not root, as their own Dockerfiles say; by repository, tags aside. */
const patterns = [
  /^(docker\.io\/)?bitnami\//,
  /^(docker\.io\/)?(circleci|cimg|jupyter|selenium|openshift)\//,
  /^(docker\.io\/)?(library\/)?(jenkins|gradle|elasticsearch|kibana|logstash|sonarqube|solr|couchbase)(:|@|$)/,
  /^(docker\.io\/)?(jenkins|jenkinsci|grafana|ekidd\/rust-musl-builder|linuxbrew|homebrew|gitpod|ocaml|coqorg)\b/,
  /^registry\.(access\.)?redhat\.(com|io)\//,
  /^(quay\.io|docker\.io)?\/?(centos\/|sclorg\/|centos7\/)\S*(-centos7|-c9s|-c8s)/,
  /nonroot/,
]

export function switchesUser(image: string): boolean {
  return image.includes('$') || patterns.some((pattern) => pattern.test(image.toLowerCase()))
}
