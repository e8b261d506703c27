# Every verb of this project. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run test test-sqlite test-browser test-postgres lint format bench bench-search soak mutants docs parts clean

help:  ## 列出全部命令
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: $(VENV)/.run  ## 建立环境，载入示范市，启动网站
	$(BIN)/gongkai serve --demo

test: $(VENV)/.dev parts test-sqlite test-browser test-postgres  ## 运行全部测试（SQLite、PostgreSQL、浏览器）

test-sqlite: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m "not browser"

# In processes of their own: the browser's driver keeps an event loop, which Django's database calls refuse.
test-browser: $(VENV)/.dev
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile tests/browser

# What does not touch the database, or has a home of its own, is not run a second time.
test-postgres: $(VENV)/.dev
	$(BIN)/python -m tests.support.postgres $(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m "not browser" \
		tests/core tests/orgs tests/catalog tests/information tests/tasks tests/sites tests/publishing tests/portal tests/api \
		tests/cases tests/reporting tests/oldsites tests/cli tests/demo --ignore tests/publishing/test_kill.py --ignore tests/publishing/test_nginx.py \
		--ignore tests/cases/test_kill.py --ignore tests/cli/test_kill.py --ignore tests/cli/test_freshness.py \
		tests/search/test_wiring.py tests/search/test_command.py tests/test_every_url.py

lint: $(VENV)/.dev  ## 代码规范、类型、架构边界
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files '*.html')

format: $(VENV)/.dev  ## 按规范整理代码
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(git ls-files '*.html')

bench: $(VENV)/.dev  ## 量一量：读取、导入、检索、页面（输出 JSON）
	$(BIN)/python -m bench

bench-search: $(VENV)/.dev  ## 检索质量对照表
	$(BIN)/python -m bench.search_quality

soak: $(VENV)/.dev  ## 长时间试验：反复强杀导入、发布与办件，大数据
	$(BIN)/python -m bench.soak
	$(BIN)/python -m bench.publishing_soak
	$(BIN)/python -m bench.casework_soak
	HYPOTHESIS_PROFILE=hunt $(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m hypothesis

mutants: $(VENV)/.dev  ## 变异测试：期限、日历、费用（十至三十分钟，不在 CI 中）
	$(BIN)/python -m tools.mutants

docs: $(VENV)/.dev  ## 生成规则页，检查文档与代码一致
	$(BIN)/python -m tools.rulebook_page
	$(BIN)/python -m tools.openapi
	$(BIN)/python -m pytest -q tests/docs

parts:  ## 安装测试所需的系统软件（Chromium、PostgreSQL、字体）
	@tools/install-parts.sh

clean:  ## 删除环境与缓存（不动 var/ 中的数据）
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run
